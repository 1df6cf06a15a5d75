/** Why a document is kept but takes no part: it is visible, and can be restored. */
export const setAsideReasons = [
  'duplicate_content',
  'too_few_words',
  'wrong_language',
  'deleted_by_source',
  'merged',
] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** Why a row did not go in. */
export const rowProblemCodes = [
  'LINE_TOO_LONG',
  'INVALID_UTF8',
  'INVALID_JSON',
  'INVALID_CSV',
  'INVALID_RECORD',
  'NEITHER_TITLE_NOR_TEXT',
  'TEXT_TOO_LONG',
  'REPEATED_ID',
  'UNKNOWN_SUBJECT',
  'INVALID_SUBJECT',
  'SUBJECT_CYCLE',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/** A row that did not go in, with the number of its (first) line, from 1, and a reason to show as it is. */
export interface RowProblem {
  readonly line: number;
  readonly code: RowProblemCode;
  readonly message: string;
}

/** What is worth saying of a file although its rows may go in. */
export const importWarningCodes = [
  'ENCODING_GUESSED',
  'SEPARATOR_GUESSED',
  'COLUMN_LEFT_OUT',
  'FIELD_NOT_FOUND',
  'OTHER_FIELDS_READ',
  'SUBJECT_COLUMNS',
  'SUBJECTS_LEFT_OUT',
  'SUBJECTS_HAVE_COMMAS',
  'SUBJECTS_MAY_BE_LISTS',
  'SUBJECTS_ARE_NUMBERS',
  'IDS_FROM_CONTENT',
  'LABELS_DIFFER_IN_CASE',
  'UNLISTED_IS_NO',
] as const;
export type ImportWarningCode = (typeof importWarningCodes)[number];

/** A remark on a file as a whole, with a message to show as it is. */
export interface ImportWarning {
  readonly code: ImportWarningCode;
  readonly message: string;
}

/** What became of the rows of an import: `seen` is the sum of all others. */
export interface ImportReport {
  readonly seen: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records that a source has deleted, and that were never here. */
  readonly ignored: number;
  readonly setAside: Readonly<Partial<Record<SetAsideReason, number>>>;
  readonly wrong: Readonly<Partial<Record<RowProblemCode, number>>>;
}

/** A report with what is worth saying of the file, once all of it is read. */
export interface ImportReportWithWarnings extends ImportReport {
  readonly warnings: readonly ImportWarning[];
}

export const emptyReport: ImportReport = {
  ...{ seen: 0, added: 0, updated: 0, unchanged: 0, ignored: 0 },
  setAside: {},
  wrong: {},
};

/** What became of one row. A row whose document stands aside counts as that, however often it is imported. */
export type RowOutcome =
  | { readonly kind: 'added' | 'updated' | 'unchanged' | 'ignored' }
  | { readonly kind: 'setAside'; readonly reason: SetAsideReason }
  | { readonly kind: 'wrong'; readonly code: RowProblemCode };

/**
 * What becomes of a row whose document is there now.
 * @param written what was done to the document; null where it was as it is
 * @param reason why it stands aside
 */
export function rowOutcomeOf(written: 'added' | 'updated' | null, reason: SetAsideReason | null): RowOutcome {
  return reason === null ? { kind: written ?? 'unchanged' } : { kind: 'setAside', reason };
}

/**
 * What becomes of a row that says that a document was deleted.
 * @param reason why the document stands aside now; undefined where it was never here
 */
export function outcomeOfDeletion(reason: SetAsideReason | null | undefined): RowOutcome {
  if (reason === undefined) return { kind: 'ignored' };
  return reason === 'deleted_by_source' ? { kind: 'setAside', reason } : { kind: 'unchanged' };
}

/** The report with more rows counted in. */
export function countOutcomes(report: ImportReport, outcomes: Iterable<RowOutcome>): ImportReport {
  const counts = { ...report, setAside: { ...report.setAside }, wrong: { ...report.wrong } };
  for (const outcome of outcomes) {
    counts.seen += 1;
    if (outcome.kind === 'setAside') counts.setAside[outcome.reason] = (counts.setAside[outcome.reason] ?? 0) + 1;
    else if (outcome.kind === 'wrong') counts.wrong[outcome.code] = (counts.wrong[outcome.code] ?? 0) + 1;
    else counts[outcome.kind] += 1;
  }
  return counts;
}

/** All of a count by reason. */
export function sumByReason(byReason: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(byReason).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** How many rows of the import have a document now: added, or there before; aside or not. */
export function countKept({ added, updated, unchanged, setAside }: ImportReport): number {
  return added + updated + unchanged + sumByReason(setAside);
}
