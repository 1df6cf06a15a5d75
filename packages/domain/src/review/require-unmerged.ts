import { AppError } from '../app-error.js';

/** Of a statement: the title of its document, and of the one that it was merged into. */
interface StatedOf {
  readonly path: string;
  readonly title: string;
  readonly mergedInto: string | null;
}

/**
 * What is said of a document that was merged would go with it: the one that stays has its labels and decisions. Throws
 * AppError CONFLICT that names that one.
 */
export function requireUnmerged(statements: readonly StatedOf[]): void {
  const issues = statements.flatMap(({ path, title, mergedInto }) =>
    mergedInto === null
      ? []
      : [{ path, message: `"${title}" was merged into "${mergedInto}"; decide on that document.` }],
  );
  const [first] = issues;
  if (first !== undefined) throw new AppError('CONFLICT', first.message, issues);
}
