import type { HarvestQuery } from '@classmark/domain';
import type { HarvestStep } from './harvest-step.js';
import { beginOai, type OaiCursor, oaiAddress, resumeOai, withoutToken } from './oai/oai-cursor.js';
import { describeWindow, readOaiAnswer } from './oai/read-oai-answer.js';
import { firstOfPlos, plosApi } from './plos/plos-api.js';
import { beginSearch, resumeSearch, type SearchCursor } from './search/search-cursor.js';
import { searchStep } from './search/search-step.js';
import { firstOfShare, shareApi } from './share/share-api.js';

export interface HarvestPlanning {
  /** What an earlier step saved; null at the beginning. */
  readonly saved?: unknown;
  /** Where a query without a last day ends. */
  readonly nowMs: number;
}

/** The first step of a harvest or, with what an earlier step saved, that step. */
export function planHarvest(query: HarvestQuery, { saved = null, nowMs }: HarvestPlanning): HarvestStep {
  switch (query.protocol) {
    case 'oai':
      return oaiStep(query, saved === null ? beginOai(query) : resumeOai(saved));
    case 'plos':
      return searchStep(plosApi(query), saved === null ? begin(query, firstOfPlos, nowMs) : resumeSearch(saved));
    case 'share':
      return searchStep(shareApi(query), saved === null ? begin(query, firstOfShare, nowMs) : resumeSearch(saved));
  }
}

const dayMs = 86_400_000;

/** The days of a query, the last included. */
function begin({ from, until }: HarvestQuery, first: string, nowMs: number): SearchCursor {
  const end = until === null ? nowMs : Date.parse(until) + dayMs;
  return beginSearch({
    from: from === null ? first : `${from}T00:00:00.000Z`,
    until: new Date(end).toISOString(),
  });
}

function oaiStep(query: HarvestQuery, cursor: OaiCursor): HarvestStep {
  return {
    get detour() {
      const restarted = withoutToken(cursor);
      if (restarted === null) return null;
      const remark = `Going on without the resumption token; ${describeWindow(restarted)}.`;
      return { step: oaiStep(query, restarted), remark };
    },
    isDone: cursor.isDone,
    address: oaiAddress(query, cursor),
    readAgain: cursor.readAgain,
    sentAgain: cursor.sentAgain,
    saved: cursor,
    read: (answer, line) => {
      const { cursor: next, ...page } = readOaiAnswer(answer, cursor, line);
      return { ...page, next: oaiStep(query, next), addsLabels: false };
    },
  };
}
