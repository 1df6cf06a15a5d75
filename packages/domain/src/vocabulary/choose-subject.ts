import { AppError } from '../app-error.js';
import type { Subject } from './subject.js';

/** What a subject is called by. */
type Called = Pick<Subject, 'id' | 'label' | 'paths'>;

/**
 * The subject that is meant by a path or, if only one has it, a label. Throws AppError INVALID_INPUT naming `field` if there
 * is none or more than one.
 */
export function chooseSubject(written: string, called: readonly Called[], field: string): number {
  const byPath = called.filter(({ paths }) => paths.includes(written));
  const found = byPath.length > 0 ? byPath : called.filter(({ label }) => label === written);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.id;
  const choices = found.map(({ paths }) => paths[0]).slice(0, 5);
  const message =
    only === undefined
      ? `There is no subject "${written}".`
      : `Several subjects are called "${written}": ${choices.join(', ')}. Give the path, or the scheme.`;
  throw new AppError('INVALID_INPUT', message, [{ path: field, message }]);
}
