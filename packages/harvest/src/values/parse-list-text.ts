import { parseJson } from '../json/parse-json.js';

/** A Python string with its prefix, or a word that JSON writes otherwise, or a bracket. */
const token =
  /[urb]?('[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*")|\b(?:None|nan|NaN|null)\b|\bTrue\b|\bFalse\b|[()]/gs;

const words: Readonly<Record<string, string>> = {
  None: 'null',
  nan: 'null',
  NaN: 'null',
  null: 'null',
  True: 'true',
  False: 'false',
  '(': '[',
  ')': ']',
};

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unescapeText(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gis, (_, ...[two, four, eight, one]) => {
    const code = two ?? four ?? eight;
    return code === undefined ? (escapes[one] ?? one) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

/** A list as Python or numpy prints it, written as JSON. */
function toJson(text: string): string {
  const plain = text.replace(token, (mark, quoted?: string) =>
    quoted === undefined ? (words[mark] ?? mark) : JSON.stringify(unescapeText(quoted.slice(1, -1))),
  );
  return plain.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|,(?=\s*[\]}])/gs, (_, kept?: string) => kept ?? '');
}

/** numpy puts no commas between what it prints. */
const withCommas = (json: string): string =>
  json.replace(/("[^"\\]*(?:\\.[^"\\]*)*")(\s+(?="))?/gs, (_, kept: string, gap?: string) => (gap ? `${kept},` : kept));

function tryParse(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

/** Words that stand between brackets without quotes. */
function splitBare(inner: string): string[] | undefined {
  if (/['"[\]{}:]/.test(inner)) return undefined;
  const parts = inner.includes(',') ? inner.split(',') : [inner];
  return parts.map((part) => part.trim()).filter((part) => part !== '' && part !== 'None' && part !== 'nan');
}

/** Longer texts are no lists of subjects. */
const mostCharacters = 100_000;

/** What Python and R print for a collection without members that has no brackets of its own. */
const empty = /^(?:(?:(?:frozen)?set|tuple|list)?\(\)|character\(0\))$/;

/** R's name for a list of texts. */
const vector = /^c(?=\("[^"]*".*\)$)/s;

/** What numpy and pandas put around a list. */
const wrapper = /^(?:array|list|set|Index|frozenset|tuple)\(([[{].*[\]}])(?:,\s*dtype=.*)?\)$/s;

/**
 * The list, or the dictionary, that a text spells out: in JSON's way, Python's, numpy's, R's or Postgres's. Undefined where
 * the text is none.
 */
export function parseListText(text: string): unknown {
  if (text.length > mostCharacters) return undefined;
  const trimmed = text.trim().replace(wrapper, '$1').replace(vector, '');
  if (empty.test(trimmed)) return [];
  const ends = `${trimmed.at(0)}${trimmed.at(-1)}`;
  if (trimmed.length < 2 || !['[]', '{}', '()'].includes(ends)) return undefined;
  if (ends === '()' && !/['"]/.test(trimmed)) return undefined;
  const inner = trimmed.slice(1, -1);
  const json = toJson(trimmed);
  const asList = `[${toJson(inner)}]`;
  for (const form of [trimmed, json, withCommas(json), asList]) {
    const parsed = tryParse(form);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  }
  return splitBare(inner) ?? splitPostgres(inner);
}

/** `a,"b, c"`: words, some of them in double quotes. */
function splitPostgres(inner: string): string[] | undefined {
  const parts = inner.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[^",]+/gs);
  if (parts === null || /[[\]{}']/.test(inner)) return undefined;
  return parts.map((part) => (part.startsWith('"') ? unescapeText(part.slice(1, -1)) : part.trim()));
}
