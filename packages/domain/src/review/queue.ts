import { z } from 'zod';
import { parseInput } from '../parse-input.js';
import { type Actor, actorName, requireRole } from '../role.js';
import type { ReviewStore } from './review-store.js';

export const queueOrders = ['closest_to_threshold', 'most_probable', 'newest'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** Further documents are not counted. */
export const maxQueueCount = 10_000;

const filter = z
  .strictObject({
    subjectId: z.int().nullish(),
    search: z.string().max(1_000).nullish(),
    onlyMine: z.boolean().nullish(),
    withoutLeased: z.boolean().nullish(),
  })
  .transform(({ subjectId, search, onlyMine, withoutLeased }) => ({
    subjectId: subjectId ?? null,
    search: search?.trim() || null,
    onlyMine: onlyMine ?? false,
    withoutLeased: withoutLeased ?? false,
  }));

type GivenFilter = z.output<typeof filter>;

/** Throws AppError INVALID_INPUT. */
export const parseQueueFilter = (input: unknown): GivenFilter => parseInput(filter, input);

export interface QueueFilter extends GivenFilter {
  /** Who asks, as the audit trail names an actor. */
  readonly holder: string;
}

/** A document that waits for review, with what it is ordered by: a margin, a probability, or nothing but its age. */
export interface QueueItem {
  readonly documentId: bigint;
  readonly rank: number;
}

export interface QueuePage {
  readonly order: QueueOrder;
  readonly filter: QueueFilter;
  readonly limit: number;
  readonly after: QueueItem | null;
}

export interface QueueRequest extends Omit<QueuePage, 'filter'> {
  readonly filter: GivenFilter;
}

/** Documents with queued suggestions. */
export async function listQueue(store: ReviewStore, actor: Actor, request: QueueRequest): Promise<QueueItem[]> {
  requireRole(actor, 'curator');
  return store.listQueue({ ...request, filter: { ...request.filter, holder: actorName(actor) } });
}

/** How many there are, counted up to `maxQueueCount`. */
export async function countQueue(store: ReviewStore, actor: Actor, filter: GivenFilter): Promise<number> {
  requireRole(actor, 'curator');
  return store.countQueue({ ...filter, holder: actorName(actor) }, maxQueueCount);
}
