/** A string, or a number, or what Python writes where JSON has no word for it. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b|-?\d[\d.eE+-]*/gs;

/** A number that a double may hold otherwise than it is written. */
const unsafeNumber = /(?:"\s*:|[[,])\s*-?(?:\d{16}|\d+[.eE]|0[,}\]\s])/;

function makeSafe(token: string): string {
  if (token.startsWith('"')) return token;
  if (token.endsWith('NaN') || token.endsWith('Infinity')) return 'null';
  return String(Number(token)) === token ? token : `"${token}"`;
}

/** Whether there is a number in what was parsed. */
function holdsNumber(value: unknown): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNumber);
}

/**
 * JSON as it is, or as Python writes it: NaN and Infinity outside strings are read as null. A number comes as text, digit
 * by digit as written, where a double would change it: it may be an id.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!holdsNumber(parsed) || !unsafeNumber.test(text)) return parsed;
  } catch (error) {
    const plain = text.replace(stringOrNumber, makeSafe);
    if (plain === text) throw error;
    return JSON.parse(plain);
  }
  return JSON.parse(text.replace(stringOrNumber, makeSafe));
}
