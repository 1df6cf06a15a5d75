import { z } from 'zod';
import type { OaiPage } from './parse-oai-page.js';

/** What is asked of a repository. */
export interface OaiQuery {
  readonly url: string;
  readonly metadataPrefix: string;
  readonly set: string | null;
  /** Days, both inclusive. */
  readonly from: string | null;
  readonly until: string | null;
}

/** How far a harvest is: enough to go on in another process. */
export const oaiCursor = z.object({
  /** Where the list goes on; null at the beginning of a window. */
  token: z.string().nullable(),
  /** The window of datestamps that is being read, as the repository writes them. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** The latest datestamp of the window so far, as long as they have only risen. */
  risenTo: z.string().nullable(),
  /** Whether a datestamp of the window was earlier than the one before, or none that can be asked for: then none tells how far it is. */
  hasFallen: z.boolean(),
  /** Windows begun anew since a new record was last seen. */
  restarts: z.int().nonnegative(),
  /** When the repository answered first: where a later harvest goes on from. */
  begunAt: z.string().nullable(),
  isDone: z.boolean(),
});
export type OaiCursor = Readonly<z.output<typeof oaiCursor>>;

/** A window that is begun anew so often without getting further never ends. */
const maxRestarts = 5;

export function beginOai({ from, until }: OaiQuery): OaiCursor {
  const reading = { token: null, risenTo: null, hasFallen: false, restarts: 0, begunAt: null, isDone: false };
  return { ...reading, from, until };
}

/** The address that gives the page at the cursor. */
export function oaiAddress(query: OaiQuery, cursor: OaiCursor): string {
  const address = new URL(query.url);
  address.searchParams.set('verb', 'ListRecords');
  if (cursor.token !== null) {
    address.searchParams.set('resumptionToken', cursor.token);
    return address.href;
  }
  address.searchParams.set('metadataPrefix', query.metadataPrefix);
  if (query.set !== null) address.searchParams.set('set', query.set);
  if (cursor.from !== null) address.searchParams.set('from', cursor.from);
  if (cursor.until !== null) address.searchParams.set('until', inGranularityOf(cursor.until, cursor.from));
  return address.href;
}

/** Both ends of a window must be days, or both seconds; a last day ends with its last second. */
function inGranularityOf(until: string, from: string | null): string {
  return from !== null && from.length > 10 && until.length === 10 ? `${until}T23:59:59Z` : until;
}

/** What the cursor becomes once a page is read; null where the harvest cannot get any further. */
export function advanceOai(cursor: OaiCursor, page: Exclude<OaiPage, { kind: 'refused' }>): OaiCursor | null {
  switch (page.kind) {
    case 'none':
      return { ...cursor, isDone: true, begunAt: cursor.begunAt ?? page.responseDate };
    case 'token-expired':
      return restartWindow(cursor);
    case 'records': {
      const stamps = page.records.map(({ datestamp }) => datestamp).filter((stamp) => stamp !== '');
      const { risenTo, hasFallen } = readStamps(cursor, stamps);
      return {
        ...cursor,
        token: page.token,
        risenTo,
        hasFallen,
        restarts: risenTo !== null && risenTo !== cursor.from ? 0 : cursor.restarts,
        begunAt: cursor.begunAt ?? page.responseDate,
        isDone: page.token === null,
      };
    }
  }
}

/** The forms of OAI-PMH; a repository that writes others need not understand them. */
const canBeAsked = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;

function readStamps(cursor: OaiCursor, stamps: readonly string[]): Pick<OaiCursor, 'risenTo' | 'hasFallen'> {
  let { risenTo } = cursor;
  for (const stamp of stamps) {
    if (cursor.hasFallen || !canBeAsked.test(stamp) || (risenTo !== null && stamp < risenTo))
      return { risenTo: null, hasFallen: true };
    risenTo = stamp;
  }
  return { risenTo, hasFallen: cursor.hasFallen };
}

/**
 * The window that takes the place of one whose token has died: where datestamps have only risen, from the latest on;
 * else all of it again, which changes nothing but takes longer.
 */
function restartWindow(cursor: OaiCursor): OaiCursor | null {
  if (cursor.restarts >= maxRestarts) return null;
  return {
    ...cursor,
    token: null,
    from: cursor.risenTo ?? cursor.from,
    risenTo: null,
    hasFallen: false,
    restarts: cursor.restarts + 1,
  };
}
