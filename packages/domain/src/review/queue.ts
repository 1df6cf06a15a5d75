import { z } from 'zod';
import type { Slice } from '../slice.js';

export const queueOrders = ['closest_to_threshold', 'most_probable', 'newest'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** Further documents are not counted. */
export const maxQueueCount = 10_000;

export const queueFilter = z
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

export interface QueueFilter extends z.output<typeof queueFilter> {
  /** Who asks, as the audit trail names an actor. */
  readonly holder: string;
}

/** A document that waits for review, with what it is ordered by: a margin, a probability, or nothing but its age. */
export interface QueueItem {
  readonly documentId: bigint;
  readonly rank: number;
}

export interface QueueSlice extends Slice<QueueItem> {
  readonly order: QueueOrder;
  readonly filter: QueueFilter;
}
