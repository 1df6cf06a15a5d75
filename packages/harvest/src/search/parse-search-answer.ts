import { LastingError, PassingError } from '../http/harvest-error.js';
import { isObject } from '../values/is-object.js';

/** Each value takes up to some hundred bytes, whatever it weighs in the text; an entry has a few hundred. */
const maxValues = 300_000;

const begins = new Set([...'{[,'].map((mark) => mark.charCodeAt(0)));

/** Whether a text in JSON may have more values; marks within strings count, too. */
function hasTooMany(text: string): boolean {
  let marks = 0;
  for (let at = 0; at < text.length && marks <= maxValues; at++) if (begins.has(text.charCodeAt(at))) marks += 1;
  return marks > maxValues;
}

/**
 * The answer of a search in JSON.
 * @throws PassingError for what is cut off, or no JSON at all, LastingError for what would take too much memory
 */
export function parseSearchAnswer(text: string): Readonly<Record<string, unknown>> {
  if (hasTooMany(text)) throw new LastingError('The answer has too many values to be read.');
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new PassingError('The answer is not a search response in JSON.');
}
