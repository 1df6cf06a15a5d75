/** What programs write for a missing value: `pandas.read_csv` takes the same for it by default. */
const missing = new Set([
  ...[
    '#N/A',
    '#N/A N/A',
    '#NA',
    '-NaN',
    '-nan',
    '<NA>',
    'N/A',
    'NA',
    'NULL',
    'NaN',
    'NaT',
    'None',
    'n/a',
    'nan',
    'null',
  ],
  '\\N',
]);

/** Names that people give, too: they say that a value is missing only where a table has no other way to say it. */
const alsoNames = new Set(['None', 'NA', 'N/A', 'n/a']);

const longest = 8;

/** Whether a cell of a table says that it has no value. */
export function isMissing(cell: unknown): boolean {
  return typeof cell === 'string' && cell.length <= longest && missing.has(cell.trim());
}

/** Whether a name in a list is no name but a missing value written as text. */
export const isBlank = (name: string): boolean => isMissing(name) && !alsoNames.has(name.trim());
