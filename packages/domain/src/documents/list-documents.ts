import { z } from 'zod';
import { type BoundedCount, countUpTo } from '../bounded-count.js';
import { type PredictionState, predictionStates } from '../review/prediction-state.js';
import { visibleStates } from '../review/visible-states.js';
import { type Actor, NotAllowedError, requireRole } from '../role.js';
import type { Slice } from '../slice.js';
import { documentStates } from './document.js';
import { isDate } from './document-details.js';
import { canSeeDocuments } from './document-visibility.js';

/** Further documents are not counted. */
export const maxDocumentCount = 10_000;
/** Facets of a page. */
export const maxFacets = 50;

const day = z.string().refine(isDate, 'Give a year, month or day, such as 2014, 2014-05 or 2014-05-01.');
const metadataEntry = z.strictObject({ key: z.string().min(1).max(200), value: z.string().max(1_000) });

export const documentFilter = z
  .strictObject({
    scheme: z.string().nullish(),
    subjectIds: z.array(z.int()).max(20).nullish(),
    source: z.string().nullish(),
    externalId: z.string().nullish(),
    state: z.enum(documentStates).nullish(),
    labelled: z.boolean().nullish(),
    predictionState: z.enum(predictionStates).nullish(),
    publishedFrom: day.nullish(),
    publishedUntil: day.nullish(),
    metadata: z.array(metadataEntry).max(10).nullish(),
    search: z.string().max(1_000).nullish(),
  })
  .transform(({ scheme, subjectIds, source, state, labelled, predictionState, search, ...given }) => ({
    /** The scheme, by name, of facets and of what counts as labelled; all schemes if null. */
    scheme: scheme ?? null,
    /** Documents with all of these; narrower subjects count. */
    subjectIds: [...new Set(subjectIds ?? [])],
    source: source ?? null,
    externalId: given.externalId ?? null,
    state: state ?? ('active' as const),
    labelled: labelled ?? null,
    predictionState: predictionState ?? null,
    /** The first and the last day, month or year of publication. */
    publishedFrom: given.publishedFrom ?? null,
    publishedUntil: given.publishedUntil ?? null,
    /** Documents with all of these in their metadata; a list has its members. */
    metadata: given.metadata ?? [],
    /** As people write it: words, "phrases", or, -not. */
    search: search?.trim() || null,
  }));

export type DocumentFilter = z.output<typeof documentFilter>;

export const documentOrders = ['best_match', 'newest', 'oldest', 'last_published'] as const;
export type DocumentOrder = (typeof documentOrders)[number];

/** A document's place in a list; what its order does not go by is 0 or empty. */
export interface DocumentRank {
  readonly documentId: bigint;
  /** How well it answers the search. */
  readonly rank: number;
  /** A year, month or day. */
  readonly published: string;
}

export interface DocumentSlice extends Slice<DocumentRank> {
  readonly order: DocumentOrder;
  readonly filter: DocumentFilter;
}

/** The order of documents that answer no search: none matches better than another. */
export function orderWithoutSearch(order: DocumentOrder): Exclude<DocumentOrder, 'best_match'> {
  return order === 'best_match' ? 'newest' : order;
}

/** How many documents have a subject, narrower ones included. */
export interface SubjectFacet {
  readonly subjectId: number;
  readonly count: number;
  /** From some of the documents, drawn at random. */
  readonly isEstimated: boolean;
}

export interface DocumentStore {
  listDocuments(page: DocumentSlice): Promise<DocumentRank[]>;
  /** Counted up to `most` and no further. */
  countDocuments(filter: DocumentFilter, most: number): Promise<number>;
  /** Roots first, then by count. */
  listFacets(filter: DocumentFilter, limit: number): Promise<SubjectFacet[]>;
}

export async function listDocuments(store: DocumentStore, actor: Actor, page: DocumentSlice): Promise<DocumentRank[]> {
  checkVisibility(actor, page.filter);
  return store.listDocuments(page);
}

/** How many there are, counted up to `maxDocumentCount`. */
export async function countDocuments(store: DocumentStore, actor: Actor, asked: DocumentFilter): Promise<BoundedCount> {
  checkVisibility(actor, asked);
  return countUpTo(maxDocumentCount, (most) => store.countDocuments(asked, most));
}

/** How the documents spread over subjects, roots first; at most `maxFacets`. */
export async function listFacets(store: DocumentStore, actor: Actor, asked: DocumentFilter): Promise<SubjectFacet[]> {
  checkVisibility(actor, asked);
  return store.listFacets(asked, maxFacets);
}

/** What one may not see, one may not filter by. */
function checkVisibility(actor: Actor, { state, predictionState }: DocumentFilter): void {
  requireRole(actor, 'reader');
  if (!canSeeDocuments(actor, state) || !canFilterBy(actor, predictionState))
    throw new NotAllowedError(actor, 'curator');
}

function canFilterBy(actor: Actor, state: PredictionState | null): boolean {
  return state === null || visibleStates(actor).includes(state);
}
