import { storableText } from '@classmark/domain';
import type { FieldMapping } from '../fields/field-mapping.js';
import type { HarvestedPage, HarvestStep } from '../harvest-step.js';
import { type HarvestedRow, toHarvestedRow } from '../harvested-row.js';
import { LastingError, PassingError } from '../http/harvest-error.js';
import { isWithoutEnd } from '../list-news.js';
import { wrongRow } from '../row.js';
import { parseSearchAnswer } from './parse-search-answer.js';
import { advanceSearch, type SearchCursor, totalOf } from './search-cursor.js';

/** An entry of an answer: its id, null where it has none, and the values of its fields. */
export interface SearchEntry {
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SearchAnswer {
  readonly total: number;
  /** Where the page begins, if the answer says so. */
  readonly start: number | null;
  readonly entries: readonly SearchEntry[];
}

/** A search API: what to ask, and what an answer says. */
export interface SearchApi {
  readonly mapping: FieldMapping;
  readonly address: (cursor: SearchCursor) => string;
  /** @throws PassingError where the answer is none */
  readonly parse: (json: Readonly<Record<string, unknown>>) => SearchAnswer;
  /** A cursor to begin again with, because the entries lack what another query would give. */
  readonly restart?: (cursor: SearchCursor, answer: SearchAnswer) => SearchCursor | null;
}

/** The id of an entry as it is kept; null where there is none. */
export function readEntryId(id: unknown): string | null {
  return (typeof id === 'number' && String(id)) || (typeof id === 'string' && storableText(id).trim()) || null;
}

/** A source that gives so many entries without a new one may have no end; many windows of time may be empty. */
const fewestWithoutNews = 10_000;
/** Ten times of what is asked for. */
const maxEntries = 1_000;

function requireNewPage(cursor: SearchCursor, { total, start, entries }: SearchAnswer): void {
  if (entries.length > maxEntries) throw new LastingError(`A page of more than ${maxEntries} entries cannot be read.`);
  if (entries.length === 0 && total > cursor.start) {
    throw new PassingError(`The server sent an empty page, although ${total - cursor.start} more had been announced.`);
  }
  const firstId = entries[0]?.id ?? null;
  const isRepeated = firstId !== null && firstId === cursor.lastFirstId;
  if (isRepeated || (start !== null && start !== cursor.start)) {
    throw new PassingError('The server sent a different page from the one requested.');
  }
}

/** The last entry of each id. */
function withoutRepeats(entries: readonly SearchEntry[]): SearchEntry[] {
  return [...new Map(entries.map((entry) => [entry.id ?? entry, entry])).values()];
}

/** A step of a harvest by a search API. */
export function searchStep(api: SearchApi, cursor: SearchCursor): HarvestStep {
  return {
    isDone: cursor.windows.length === 0,
    address: api.address(cursor),
    readAgain: cursor.readAgain,
    sentAgain: 0,
    saved: cursor,
    detour: null,
    read: (text, line) => readAnswer(api, cursor, { text, line }),
  };
}

function readAnswer(
  api: SearchApi,
  cursor: SearchCursor,
  { text, line }: { readonly text: string; readonly line: number },
): HarvestedPage {
  const answer = api.parse(parseSearchAnswer(text));
  requireNewPage(cursor, answer);
  const restarted = api.restart?.(cursor, answer) ?? null;
  if (restarted !== null) {
    return {
      rows: [],
      next: searchStep(api, restarted),
      total: null,
      remark: 'Its documents come without subjects; asking subject area by subject area.',
      addsLabels: false,
    };
  }
  const page = { total: answer.total, ids: answer.entries.map(({ id }) => id) };
  const { next, counts, remark } = advanceSearch(cursor, page);
  if (next.windows.length > 0 && isWithoutEnd(next.news, fewestWithoutNews)) {
    throw new LastingError(
      `The source sent ${next.news.pages} pages in a row without a new entry, so there would be no end to it.`,
    );
  }
  const [area] = cursor.areas ?? [];
  const rows = !counts
    ? []
    : withoutRepeats(answer.entries).map(({ id, values }, i): HarvestedRow => {
        const at = line + 1 + i;
        if (id === null) return wrongRow(at, 'invalid-record', 'The entry has no id.');
        const found = area === undefined ? values : { ...values, subject: [area] };
        return toHarvestedRow({ row: { line: at, values: found }, mapping: api.mapping });
      });
  return {
    rows,
    next: searchStep(api, next),
    total: totalOf(cursor, answer.total),
    remark,
    addsLabels: area !== undefined,
  };
}
