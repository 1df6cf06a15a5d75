import { changeOutsideStrings } from './outside-strings.js';

/** A number, or what Python writes where JSON has no word for it. */
const number = /-?\b(?:NaN|Infinity)\b|-?\d[\d.eE+-]*/g;

/** A number that a double may hold otherwise than it is written. */
const unsafeNumber = /(?:"\s*:|[[,])\s*-?(?:\d{16}|\d+[.eE]|0[,}\]\s])/;

function makeSafe(token: string): string {
  if (token.endsWith('NaN') || token.endsWith('Infinity')) return 'null';
  return String(Number(token)) === token ? token : `"${token}"`;
}

const withSafeNumbers = (text: string): string => changeOutsideStrings(text, (part) => part.replace(number, makeSafe));

/** Deeper records are not what people write; who reads them may call itself for each level. */
const mostLevels = 100;

/** Whether there is a number in what was parsed. */
function holdsNumber(value: unknown, levels = mostLevels): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'number';
  if (levels === 0) throw new SyntaxError(`More than ${mostLevels} levels of lists and objects`);
  return Object.values(value).some((inner) => holdsNumber(inner, levels - 1));
}

/**
 * JSON as it is, or as Python writes it: NaN and Infinity outside strings are read as null. A number comes as text, digit
 * by digit as written, where a double would change it: it may be an id.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const plain = withSafeNumbers(text);
    if (plain === text) throw error;
    return JSON.parse(plain);
  }
  return holdsNumber(parsed) && unsafeNumber.test(text) ? JSON.parse(withSafeNumbers(text)) : parsed;
}
