import { z } from 'zod';
import { LastingError } from '../http/harvest-error.js';
import { addPage, hopeAnew, listNews, noNews } from '../list-news.js';

/** Times from the first to, but without, the last, as ISO 8601 instants. */
const searchWindow = z.object({ from: z.string(), until: z.string() });
export type SearchWindow = Readonly<z.output<typeof searchWindow>>;

/** How far a harvest by a search API is: enough to go on in another process. */
export const searchCursor = z.object({
  /** All that is to be read. */
  span: searchWindow,
  /** Windows of it that are left; the first is being read. */
  windows: z.array(searchWindow),
  /** Entries of the window before the next page. */
  start: z.int().nonnegative(),
  /** Those that were taken: of several with one id, one is. */
  taken: z.int().nonnegative().default(0),
  /** What the window's first page said how many entries it has. */
  total: z.int().nonnegative().nullable(),
  /** The first id of the page before, by which a page that comes again is known; null where it has none. */
  lastFirstId: z.string().nullable(),
  /** How often the window was read, since what it held had changed meanwhile. */
  rereads: z.int().nonnegative(),
  /** Entries of the windows before. */
  before: z.int().nonnegative(),
  /** Entries that were read before and came again, or will. */
  readAgain: z.int().nonnegative().default(0),
  /** The subject areas that are left, the first being read; null where one query reads all. */
  areas: z.array(z.string()).nullable(),
  /** Whether the source still gives something new. */
  news: listNews.default(noNews),
});
export type SearchCursor = Readonly<z.output<typeof searchCursor>>;

/** A page of a search, as far as the cursor needs it. */
export interface SearchPage {
  readonly total: number;
  readonly ids: readonly (string | null)[];
}

/** No offset of a search API goes further; a window of more entries is read in parts. */
const maxOffset = 10_000;
/** A window is read again at most so often because it changed meanwhile. */
const maxRereads = 2;

const atStart = { start: 0, taken: 0, total: null, lastFirstId: null, rereads: 0 } as const;

export function beginSearch(span: SearchWindow): SearchCursor {
  return { span, windows: [span], before: 0, readAgain: 0, areas: null, news: noNews, ...atStart };
}

/** What an earlier process saved. */
export function resumeSearch(saved: unknown): SearchCursor {
  const cursor = searchCursor.parse(saved);
  return { ...cursor, news: hopeAnew(cursor.news) };
}

/** The same span again, area by area. */
export function beginAreas({ span }: SearchCursor, areas: readonly string[]): SearchCursor {
  return { ...beginSearch(span), areas: [...areas] };
}

const secondMs = 1_000;
/** A source whose totals are wrong would have its span cut into millions. */
const maxParts = 1_000;

/**
 * Cuts a window into parts of equal length, so that each is likely to have fewer entries than an offset reaches: at seconds
 * or, within one, at milliseconds.
 * @throws LastingError where it is a millisecond
 */
function cutWindow({ from, until }: SearchWindow, total: number): SearchWindow[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  const unitMs = last - first >= 2 * secondMs ? secondMs : 1;
  const units = Math.floor((last - first) / unitMs);
  const parts = Math.min(units, maxParts, Math.ceil((total / maxOffset) * 1.5));
  if (parts < 2) {
    const reason = `The source has ${total} entries of ${from}, of which a search gives no more than ${maxOffset}.`;
    throw new LastingError(`${reason} Harvest the days before it and after it.`);
  }
  const edges = Array.from({ length: parts + 1 }, (_, i) =>
    i === parts ? until : new Date(first + Math.floor((units * i) / parts) * unitMs).toISOString(),
  );
  return edges.slice(1).map((edge, i) => ({ from: edges[i] ?? from, until: edge }));
}

/** What the cursor becomes once a page is read. */
export interface SearchAdvance {
  readonly next: SearchCursor;
  /** Whether the entries of the page count. */
  readonly counts: boolean;
  /** What is worth telling of it. */
  readonly remark: string | null;
}

export function advanceSearch(cursor: SearchCursor, page: SearchPage): SearchAdvance {
  const moved = moveOn(cursor, page);
  const [area = ''] = cursor.areas ?? [];
  const keys = moved.counts ? page.ids.map((id) => JSON.stringify([area, cursor.rereads, id])) : [];
  return { ...moved, next: { ...moved.next, news: addPage(cursor.news, keys) } };
}

/** Entries of which no two have the same id. */
const countDifferent = (ids: SearchPage['ids']): number =>
  new Set(ids).size + Math.max(0, ids.filter((id) => id === null).length - 1);

function moveOn(cursor: SearchCursor, { total, ids }: SearchPage): SearchAdvance {
  const [window, ...rest] = cursor.windows;
  if (window === undefined) return { next: cursor, counts: false, remark: null };
  if (cursor.start === 0 && total > maxOffset) {
    const parts = cutWindow(window, total);
    return { next: { ...cursor, windows: [...parts, ...rest], ...atStart }, counts: false, remark: null };
  }
  const [start, taken] = [cursor.start + ids.length, cursor.taken + countDifferent(ids)];
  const firstTotal = cursor.total ?? total;
  if (ids.length > 0 && start < Math.min(total, maxOffset)) {
    const next = { ...cursor, start, taken, total: firstTotal, lastFirstId: ids[0] ?? null };
    return { next, counts: true, remark: null };
  }
  const hasChanged = total !== firstTotal;
  if (hasChanged && cursor.rereads < maxRereads) {
    const again = { rereads: cursor.rereads + 1, readAgain: cursor.readAgain + taken };
    const remark = 'The source changed while it was read; reading this part again.';
    return { next: { ...cursor, ...atStart, ...again }, counts: true, remark };
  }
  const next = endWindow(cursor, rest, total);
  return { next, counts: true, remark: hasChanged ? describeChanging(window, firstTotal, total) : null };
}

function describeChanging({ from, until }: SearchWindow, first: number, last: number): string {
  const what = `said at first that it has ${first} entries from ${from} to ${until}, and at the end ${last}`;
  return `The source ${what}, each time that they were read; some may be missing.`;
}

function endWindow(cursor: SearchCursor, rest: readonly SearchWindow[], total: number): SearchCursor {
  const next = { ...cursor, ...atStart, windows: [...rest], before: cursor.before + total };
  if (rest.length > 0 || cursor.areas === null || cursor.areas.length < 2) return next;
  return { ...next, windows: [cursor.span], areas: cursor.areas.slice(1) };
}

/** The entries of all that is being read, each time that it is, where that is known: a single window, or the last. */
export function totalOf({ windows, before, readAgain, areas }: SearchCursor, total: number): number | null {
  return windows.length === 1 && (areas === null || areas.length === 1) ? before + readAgain + total : null;
}
