/** What people and programs write for a missing value; `pandas.read_csv` takes most of the words for it by default. */
const missing = new Set([
  ...['-', '--', '---', '\u2013', '\u2014', '?', '??', '.', '\\N', '#N/A', '#N/A N/A', '#NA', '<NA>', 'N/A', 'n/a'],
  ...['N.A.', 'n.a.', 'NA', 'NULL', 'Null', 'null', '-NaN', '-nan', 'NaN', 'nan', 'NAN', 'NaT', 'None', 'none', 'NONE'],
]);

/** Names that subjects may have: they are placeholders only where they are all that a value says. */
const alsoNames = new Set(['None', 'none', 'NONE', 'NA', 'Null']);

const longest = 8;

/** Whether a value as a whole, such as a cell of a table, says that there is none. */
export function isMissing(value: unknown): boolean {
  return typeof value === 'string' && value.length <= longest && missing.has(value.trim());
}

/** Whether a name among others is no name but a sign for a missing value. */
export const isBlank = (name: string): boolean => isMissing(name) && !alsoNames.has(name.trim());
