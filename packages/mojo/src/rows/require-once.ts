import { MojoError } from '../mojo-error.js';

/** Throws MojoError where the table has one of these columns more than once; others may be repeated, or have no name. */
export function requireOnce(columns: readonly string[], names: readonly string[]): void {
  const repeated = names.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (repeated !== undefined) throw new MojoError('NOT_SUPPORTED', `The table has two columns "${repeated}".`);
}
