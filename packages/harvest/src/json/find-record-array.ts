import { recordFields } from '../fields/field-mapping.js';
import { guessMapping } from '../fields/guess-mapping.js';
import { knownNames, plainName } from '../fields/known-names.js';
import { endOfString } from './outside-strings.js';
import { envelopes } from './read-json-rows.js';

/** The keys that lead from the outermost object to a list of records; none where the list is outermost. */
export type ArrayPath = readonly string[];

/** What lists of records are called in the answers of services and in dumps, the surest first. */
const listNames = [
  'docs',
  'documents',
  'records',
  'results',
  'result',
  'articles',
  'items',
  'hits',
  'works',
  'papers',
  'publications',
  'entries',
  'rows',
  'data',
  'dataset',
  'value',
  'corpus',
  '@graph',
];

interface List {
  readonly path: ArrayPath;
  /** Those of its first object. */
  readonly keys: readonly string[];
}

interface Outline {
  readonly keys: readonly string[];
  readonly lists: readonly List[];
}

/** Brackets, colons and whole strings, in order. */
function* listTokens(text: string): Generator<string> {
  const mark = /["{}[\],:]/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '"') mark.lastIndex = endOfString(text, found.index + 1);
    yield text.slice(found.index, mark.lastIndex);
  }
}

/** Deeper down, no list of records stands. */
const mostLevels = 20;

/** The keys of the outermost object and the lists of objects below it, as far as the beginning of a text tells. */
function outline(head: string): Outline {
  const keys: string[] = [];
  const lists: { path: string[]; keys: string[] }[] = [];
  const open: { isList: boolean; key: string; list?: { keys: string[] } }[] = [];
  let last = '';
  for (const mark of listTokens(head)) {
    const inner = open.at(-1);
    if (mark.startsWith('"')) last = mark;
    else if (mark === ':' && inner && !inner.isList) {
      inner.key = unquote(last);
      if (open.length === 1) keys.push(inner.key);
      inner.list?.keys.push(inner.key);
    } else if (mark === '[') open.push({ isList: true, key: '' });
    else if (mark === '{') {
      const isFirstOfList = inner?.isList === true && inner.list === undefined;
      const path = isFirstOfList && open.length <= mostLevels ? open.slice(0, -1) : null;
      if (path?.every(({ isList }) => !isList)) {
        const list = { path: path.map(({ key }) => key), keys: [] };
        if (inner) inner.list = list;
        lists.push(list);
        open.push({ isList: false, key: '', list });
      } else open.push({ isList: false, key: '' });
    } else if (mark === '}' || mark === ']') open.pop();
    if (open.length === 0 && mark === '}') break;
  }
  return { keys, lists };
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

const holdsText = (keys: readonly string[]): boolean => {
  const { title, text } = guessMapping(keys);
  return title !== null || text !== null;
};

/** Whether a list is what a record says of itself, such as its authors. */
const isField = ({ path }: List): boolean =>
  recordFields.some((field) => knownNames[field].includes(plainName(path.at(-1) ?? '')));

/**
 * Where in one JSON text the records are; null where the outermost object is a record itself. A record may have lists of
 * objects too: what tells it is a title or text of its own.
 */
export function findRecordArray(head: string): ArrayPath | null {
  const { keys, lists } = outline(head);
  const outside = lists.filter(({ path }) => !path.some((key) => envelopes.includes(key)));
  const rank = ({ path }: List): number => listNames.indexOf(path.at(-1)?.toLowerCase() ?? '');
  const named = outside.filter((list) => rank(list) !== -1).sort((a, b) => rank(a) - rank(b));
  const withText = ({ keys }: List): boolean => guessMapping(keys).text !== null;
  if (holdsText(keys)) return named.find(withText)?.path ?? null;
  const [only, ...more] = outside.filter((list) => !isField(list));
  const alone = more.length === 0 && holdsText(only?.keys ?? []) ? only : undefined;
  return (outside.find(withText) ?? named[0] ?? alone)?.path ?? null;
}
