import { z } from 'zod';
import { addPage, hopeAnew, listNews, noNews, pageMarkOf } from '../list-news.js';
import { textOf } from '../xml/parse-xml.js';
import { halveWindow, inOneGranularity, isOutside, oaiWindow } from './oai-window.js';
import type { OaiPage, OaiRecord } from './parse-oai-page.js';

/** What is asked of a repository. */
export interface OaiQuery {
  readonly url: string;
  readonly metadataPrefix: string;
  readonly set: string | null;
  /** Days, both inclusive. */
  readonly from: string | null;
  readonly until: string | null;
}

type RecordsPage = Extract<OaiPage, { kind: 'records' }>;

/** How far a harvest is: enough to go on in another process. What came later has a default, for harvests begun before. */
export const oaiCursor = z.object({
  /** Where the list goes on; null at the beginning of a window. */
  token: z.string().nullable(),
  /** The window of datestamps that is being read. */
  ...oaiWindow.shape,
  /** Windows that are left after it. */
  windows: z.array(oaiWindow).default([]),
  /** The latest datestamp of the window so far, as long as they have only risen. */
  risenTo: z.string().nullable(),
  /** Records that have it. */
  atRisen: z.int().nonnegative().default(0),
  /** Whether a datestamp of the window was earlier than the one before, or none that can be asked for: then none tells how far it is. */
  hasFallen: z.boolean(),
  /** The earliest and the latest datestamp of the window so far that can be asked for. */
  seen: oaiWindow.default({ from: null, until: null }),
  /** Records whose datestamp lies out of the window. */
  strays: z.int().nonnegative().default(0),
  /** Records of the window so far, null where an earlier version did not count; and how many the repository last said. */
  read: z.int().nonnegative().nullable().default(null),
  size: z.int().nullable().default(null),
  /** As many as `read` if each record counts once for every set that it is in. */
  inSets: z.int().nonnegative().default(0),
  /** Records that the longest try at the window read before its token died. */
  furthest: z.int().nonnegative().default(0),
  /** Tries since one got further than those before. */
  restarts: z.int().nonnegative(),
  /** By which the page before is known where it comes again. */
  pageMark: z.string().nullable().default(null),
  /** Whether the list of the window still gives something new. */
  news: listNews.default(noNews),
  /** Records of all windows that were read before and come again, since a window was begun anew. */
  readAgain: z.int().nonnegative().default(0),
  /** … that came again, since the repository sent a page again. */
  sentAgain: z.int().nonnegative().default(0),
  isDone: z.boolean(),
});
export type OaiCursor = Readonly<z.output<typeof oaiCursor>>;

/** A window that is begun anew so often without getting further never ends. */
const maxRestarts = 5;

const nothingRead = {
  ...{ token: null, risenTo: null, atRisen: 0, hasFallen: false, seen: { from: null, until: null }, strays: 0 },
  ...{ read: 0, size: null, inSets: 0, pageMark: null, news: noNews },
} as const;
const firstTry = { ...nothingRead, furthest: 0, restarts: 0 } as const;

export function beginOai({ from, until }: OaiQuery): OaiCursor {
  return { ...firstTry, from, until, windows: [], readAgain: 0, sentAgain: 0, isDone: false };
}

/** What an earlier process saved. It may have given up, and somebody hopes for more: its tries do not count. */
export function resumeOai(saved: unknown): OaiCursor {
  const cursor = oaiCursor.parse(saved);
  return { ...cursor, restarts: 0, news: hopeAnew(cursor.news) };
}

/** The protocol's own, which an address that was copied from a browser may have. */
const parameters = ['verb', 'metadataPrefix', 'set', 'from', 'until', 'identifier', 'resumptionToken'];

/** The address that gives the page at the cursor. */
export function oaiAddress(query: OaiQuery, cursor: OaiCursor): string {
  const address = new URL(query.url);
  for (const name of parameters) address.searchParams.delete(name);
  address.searchParams.set('verb', 'ListRecords');
  if (cursor.token !== null) {
    address.searchParams.set('resumptionToken', cursor.token);
    return address.href;
  }
  const { from, until } = inOneGranularity(cursor);
  address.searchParams.set('metadataPrefix', query.metadataPrefix);
  if (query.set !== null) address.searchParams.set('set', query.set);
  if (from !== null) address.searchParams.set('from', from);
  if (until !== null) address.searchParams.set('until', until);
  return address.href;
}

/** What the cursor becomes once a page is read; null where the harvest cannot get any further. */
export function advanceOai(cursor: OaiCursor, page: Exclude<OaiPage, { kind: 'refused' }>): OaiCursor | null {
  switch (page.kind) {
    case 'none':
      return endWindow(cursor);
    case 'token-expired':
      return restartWindow(cursor, maxRestarts);
    case 'records': {
      const next = advanceByPage(cursor, page);
      return page.token === null ? endWindow(next) : next;
    }
  }
}

function advanceByPage(cursor: OaiCursor, page: RecordsPage): OaiCursor {
  const keys = keysOf(page);
  const pageMark = markOf(page);
  const news = addPage(cursor.news, keys);
  const size = page.total ?? cursor.size;
  const next = { ...cursor, token: page.token, size, pageMark, news };
  if (isSentAgain(cursor, page)) return { ...next, sentAgain: cursor.sentAgain + keys.length };
  const stamps = page.records.map(({ datestamp }) => datestamp).filter((stamp) => stamp !== '');
  return { ...next, ...readStamps(cursor, stamps), ...countWith(cursor, page) };
}

/** What entries are known by; one that has changed is another. */
function keysOf({ records, broken }: RecordsPage): string[] {
  const nameOf = ({ identifier, metadata }: OaiRecord): string => identifier || textOf(metadata);
  return [
    ...records.map((record) => JSON.stringify([nameOf(record), record.datestamp, record.isDeleted])),
    ...broken.map(({ identifier, message }) => JSON.stringify([identifier, message])),
  ];
}

/** Records that nobody can name may be others. */
const markOf = (page: RecordsPage): string | null => (page.records.length === 0 ? null : pageMarkOf(keysOf(page)));

/** Whether a page is the one before. */
export const isSentAgain = ({ pageMark }: OaiCursor, page: RecordsPage): boolean =>
  pageMark !== null && pageMark === markOf(page);

/** Records of the window with those of a page. */
export function countWith(cursor: OaiCursor, page: RecordsPage): Pick<OaiCursor, 'read' | 'inSets'> {
  const { read, inSets } = cursor;
  if (read === null || isSentAgain(cursor, page)) return { read, inSets };
  const { records, broken } = page;
  const listed = records.reduce((sum, { sets }) => sum + Math.max(1, sets.length), broken.length);
  return { read: read + records.length + broken.length, inSets: inSets + listed };
}

function endWindow(cursor: OaiCursor): OaiCursor {
  const [next, ...windows] = cursor.windows;
  return next === undefined ? { ...cursor, token: null, isDone: true } : { ...cursor, ...firstTry, ...next, windows };
}

/** The forms of OAI-PMH; a repository that writes others need not understand them. */
const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;
const canBeAsked = (stamp: string): boolean => form.test(stamp) && Number.isFinite(Date.parse(stamp));

type Stamps = Pick<OaiCursor, 'risenTo' | 'atRisen' | 'hasFallen' | 'seen' | 'strays'>;

function readStamps(cursor: OaiCursor, stamps: readonly string[]): Stamps {
  let { risenTo, atRisen, hasFallen, strays } = cursor;
  let { from, until } = cursor.seen;
  for (const stamp of stamps) {
    const isAskable = canBeAsked(stamp);
    if (isAskable && (from === null || stamp < from)) from = stamp;
    if (isAskable && (until === null || stamp > until)) until = stamp;
    if (isAskable && isOutside(cursor, stamp)) strays += 1;
    hasFallen ||= !isAskable || (risenTo !== null && stamp < risenTo);
    atRisen = stamp === risenTo ? atRisen + 1 : 1;
    risenTo = hasFallen ? null : stamp;
  }
  return { risenTo, atRisen, hasFallen, seen: { from, until }, strays };
}

/**
 * Where a harvest goes on for whose token the repository gives nothing, in whatever words; null where it has none, or was
 * here before and got no further.
 */
export const withoutToken = (cursor: OaiCursor): OaiCursor | null =>
  cursor.token === null ? null : restartWindow(cursor, 1);

/**
 * The window that takes the place of one whose token has died: where datestamps have only risen, from the latest on; else
 * its halves, since a shorter list is more likely to end in time. One that has none is read again in whole, which changes
 * nothing but takes longer.
 */
function restartWindow(cursor: OaiCursor, mostTries: number): OaiCursor | null {
  const { from, until, risenTo, seen, furthest, windows } = cursor;
  if (risenTo !== null && (from === null || risenTo > from)) {
    return { ...cursor, ...firstTry, from: risenTo, readAgain: cursor.readAgain + cursor.atRisen };
  }
  const read = cursor.read ?? 0;
  const readAgain = cursor.readAgain + read;
  // A repository that passes over windows gives the same for each half.
  const isHeeded = cursor.strays <= read / 4;
  const isDivisible = cursor.hasFallen && isHeeded;
  const [half, ...others] = isDivisible ? (halveWindow({ from, until }, seen) ?? []) : [];
  if (half !== undefined) return { ...cursor, ...firstTry, ...half, windows: [...others, ...windows], readAgain };
  const tries = read > furthest ? 0 : cursor.restarts;
  if (tries >= mostTries) return null;
  return { ...cursor, ...nothingRead, furthest: Math.max(read, furthest), restarts: tries + 1, readAgain };
}
