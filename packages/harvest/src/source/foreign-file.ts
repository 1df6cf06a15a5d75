import { AppError } from '@classmark/domain';
import { isJats } from '../jats/read-jats-rows.js';

const sheet = 'This looks like a spreadsheet or another zip file. Save the sheet as CSV (UTF-8) and import that.';
const convert = (what: string): string => `This is ${what}. Export its records as CSV or JSON Lines and import that.`;

/** What files that hold no records as text begin with, and what to do with them. */
const beginnings: readonly (readonly [bytes: string, advice: string])[] = [
  ['PK\u0003\u0004', sheet],
  ['PK\u0005\u0006', sheet],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an old Excel or Word file. Save the sheet as CSV (UTF-8) and import that.'],
  ['%PDF-', convert('a PDF')],
  ['{\\rtf', convert('a text document (RTF)')],
  ['SQLite format 3', convert('an SQLite database')],
  ['PAR1', convert('a Parquet file')],
  ['ARROW1', convert('an Arrow file')],
  ['\u0089HDF', convert('an HDF5 file')],
  ['BZh', 'This is packed with bzip2. Unpack it, or pack it with gzip, and import that.'],
  ['\u00fd7zXZ', 'This is packed with xz. Unpack it, or pack it with gzip, and import that.'],
  ['\u0028\u00b5\u002f\u00fd', 'This is packed with zstd. Unpack it, or pack it with gzip, and import that.'],
  ['7z\u00bc\u00af', 'This is a 7z archive. Unpack it and import the file in it.'],
  ['\u0089PNG', 'This is a picture, not a file of records.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture, not a file of records.'],
];

/** A text has next to none of these; a binary file of numbers is full of them. */
const mostNulShare = 0.1;
const lookedAtBytes = 4_096;

/**
 * Turns away what is no text with a sentence that says what to do.
 * @param head the beginning of a file, unpacked and in UTF-8
 * @throws AppError
 */
export function refuseForeignFile(head: Buffer): void {
  const start = head.toString('latin1', 0, 16);
  const known = beginnings.find(([bytes]) => start.startsWith(bytes));
  if (known) throw new AppError('INVALID_INPUT', known[1]);
  const shown = head.subarray(0, lookedAtBytes);
  if (/^\s*<(\?xml|!doctype|html)/i.test(shown.toString('latin1', 0, 200)) && !isJats(head.toString())) {
    throw new AppError('INVALID_INPUT', convert('a web page, or XML other than JATS'));
  }
  const nuls = shown.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (nuls > shown.length * mostNulShare) {
    throw new AppError('INVALID_INPUT', 'This is not a text file. Import records as CSV or JSON Lines.');
  }
}
