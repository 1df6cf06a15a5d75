import { z } from 'zod';
import { defineCommand } from '../command.js';
import { actorName } from '../role.js';
import type { QueueItem } from './queue.js';

const documentIds = z.array(z.bigint().positive()).max(100).nullish();
const claim = z
  .strictObject({
    count: z.int().min(0).max(50).nullish(),
    subjectId: z.int().nullish(),
    leaseSeconds: z.int().min(10).max(3_600).nullish(),
    release: documentIds,
    skip: documentIds,
  })
  .transform(({ count, subjectId, leaseSeconds, release, skip }) => ({
    count: count ?? 5,
    subjectId: subjectId ?? null,
    leaseSeconds: leaseSeconds ?? 300,
    release: release ?? [],
    skip: skip ?? [],
  }));

/** What somebody wants on their desk, and what they give back first: for others, or for good. */
export type ClaimItems = z.output<typeof claim>;

export interface Desks {
  /** See claimReviewItems; some places go to spot checks. `holder` as the audit trail names an actor. */
  claimItems(claim: ClaimItems, holder: string): Promise<QueueItem[]>;
}

/**
 * Fills the asker's desk up to `count` documents, those closest to a threshold first, and holds all of them for
 * `leaseSeconds` from now. Some places go to spot checks. No two desks ever have the same document; what was skipped does not come back to this one.
 */
export const claimReviewItems = defineCommand({
  name: 'claimReviewItems',
  leastRole: 'curator',
  input: claim,
  run: (desks: Desks, actor, asked) => desks.claimItems(asked, actorName(actor)),
});
