import { countOf } from '@classmark/domain';
import { type HarvestedRow, toHarvestedRow } from '../harvested-row.js';
import { LastingError, PassingError } from '../http/harvest-error.js';
import { hasNothing, isWithoutEnd } from '../list-news.js';
import { wrongRow } from '../row.js';
import { XmlError } from '../xml/parse-xml.js';
import { advanceOai, countWith, isSentAgain, type OaiCursor } from './oai-cursor.js';
import { readOaiRecord } from './oai-rows.js';
import { type OaiPage, type OaiRecord, parseOaiPage } from './parse-oai-page.js';

/** What an answer brings, and where the harvest goes on. */
export interface OaiAnswer {
  readonly rows: readonly HarvestedRow[];
  readonly cursor: OaiCursor;
  /** Of all that is read, where the repository says. */
  readonly total: number | null;
  readonly remark: string | null;
}

type RecordsPage = Extract<OaiPage, { kind: 'records' }>;

/** A list that gives so many records without a new one may be without end. */
const fewestWithoutNews = 1_000;

/** With the last entry of each id: where a page names one twice, the later says what holds. */
function withoutRepeats(page: OaiPage): OaiPage {
  if (page.kind !== 'records') return page;
  const records = new Map(page.records.map((record): [unknown, OaiRecord] => [record.identifier || record, record]));
  return { ...page, records: [...records.values()] };
}

/**
 * A repository may call all pages by one token, and keep in mind which comes next. Where that gives nothing new, the list
 * has ended if it is whole.
 * @throws PassingError where it is not
 */
function endRepeated(page: OaiPage, cursor: OaiCursor): OaiPage {
  if (page.kind !== 'records' || page.token === null || page.token !== cursor.token) return page;
  if (page.records.length > 0 && !isSentAgain(cursor, page)) return page;
  const size = page.total ?? cursor.size;
  if (size !== null && (countWith(cursor, page).read ?? 0) >= size) return { ...page, token: null };
  throw new PassingError('The repository gave the same resumption token again, so its list would not end.');
}

/**
 * Reads an answer of a repository.
 * @param line the number of the entry before the first
 * @throws PassingError where asking again may help, LastingError where not
 */
export function readOaiAnswer(text: string, cursor: OaiCursor, line: number): OaiAnswer {
  const page = endRepeated(withoutRepeats(parsePage(text)), cursor);
  if (page.kind === 'refused') throw new LastingError(`The repository refused (${page.code}): ${page.message}`);
  const next = advanceOai(cursor, page);
  if (next === null) {
    throw new LastingError(
      'The repository’s resumption tokens expire before the next page arrives; harvest a smaller set or fewer days.',
    );
  }
  if (next.token !== null && isWithoutEnd(next.news, fewestWithoutNews)) {
    throw new LastingError(
      `The repository sent ${next.news.pages} pages in a row without a new record, so its list would not end.`,
      hasNothing(next.news),
    );
  }
  const rows = page.kind === 'records' ? readRows(page, line) : [];
  return { rows, cursor: next, total: totalOf(cursor, page, line), remark: remarkOn(page, cursor, next) };
}

function readRows({ records, broken }: RecordsPage, line: number): HarvestedRow[] {
  return [
    ...records.map((record, i): HarvestedRow => {
      const at = line + 1 + i;
      if (record.identifier === '') return wrongRow(at, 'invalid-record', 'The record has no identifier.');
      return record.isDeleted ? { line: at, deletedId: record.identifier } : toHarvestedRow(readOaiRecord(at, record));
    }),
    ...broken.map(({ identifier, message }, i) => {
      const name = identifier === '' ? 'The record' : `The record "${identifier}"`;
      return wrongRow(line + 1 + records.length + i, 'invalid-record', `${name} is not valid XML. ${message}`);
    }),
  ];
}

/** What was read before the window, and what the window has; unknown where others follow. */
function totalOf({ read, size, windows }: OaiCursor, page: OaiPage, line: number): number | null {
  if (page.kind !== 'records' || read === null || windows.length > 0) return null;
  const ofWindow = page.total ?? size;
  return ofWindow === null ? null : Math.max(0, line - read) + ofWindow;
}

function remarkOn(page: OaiPage, cursor: OaiCursor, next: OaiCursor): string | null {
  if (page.kind === 'token-expired') return `The resumption token has expired; ${describeWindow(next)}.`;
  const complaint = page.kind === 'records' ? page.complaint : null;
  const remarks = [
    ...(complaint === null ? [] : [`The repository sent an error with its records: ${complaint}`]),
    ...describeMissing(page, cursor),
  ];
  return remarks.length === 0 ? null : remarks.join(' ');
}

/** What is read once a token is given up. */
export function describeWindow({ from, until }: OaiCursor): string {
  const [first, last] = [from === null ? 'from the beginning' : `from ${from}`, until === null ? '' : ` to ${until}`];
  return `reading ${first}${last}`;
}

/**
 * A list that ends before it is whole. It is no failure: some repositories only guess its size. Some count a record once
 * for each of its sets.
 */
function describeMissing(page: OaiPage, cursor: OaiCursor): string[] {
  if (page.kind === 'refused' || page.kind === 'token-expired') return [];
  const { read, inSets, size } =
    page.kind === 'none' ? cursor : { ...countWith(cursor, page), size: page.total ?? cursor.size };
  const hasEnded = page.kind === 'none' || page.token === null;
  if (!hasEnded || read === null || size === null || read >= size || size === inSets) return [];
  return [
    `The list ended after ${read} of ${countOf(size, 'record')} that the repository had announced; some may be missing.`,
  ];
}

function parsePage(text: string): OaiPage {
  try {
    return parseOaiPage(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw error.isRefused ? new LastingError(error.message) : new PassingError(error.message);
  }
}
