import { parseJavaDouble } from '../numbers/parse-java-double.js';

/** What stands before the decimals of a table's numbers. */
export type DecimalMark = '.' | ',';

/** A number as a table writes it, by Java's grammar; null where it is none. A point before decimals is always read. */
export function parseNumber(text: string, decimalMark: DecimalMark): number | null {
  const hasComma = decimalMark === ',' && !text.includes('.');
  return parseJavaDouble(hasComma ? text.replace(',', '.') : text);
}
