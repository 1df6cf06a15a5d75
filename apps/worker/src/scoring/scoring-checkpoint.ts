import { createHash } from 'node:crypto';
import type { ServingVersion } from '@classmark/database';
import { z } from 'zod';

const count = z.int().min(0);
const checkpoint = z.object({
  /** Which plan it stands for. */
  plan: z.string(),
  lastDocumentId: z.string(),
  /** Looked at so far; predictions written and removed. */
  documents: count,
  written: count,
  removed: count,
});

export type ScoringCheckpoint = z.output<typeof checkpoint>;

/** Where to go on from: an earlier attempt's checkpoint if it scored with the same plan, else the beginning. */
export function resumeScoring(saved: unknown, plan: readonly ServingVersion[]): ScoringCheckpoint {
  const digest = createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
  const parsed = checkpoint.safeParse(saved);
  if (parsed.success && parsed.data.plan === digest) return parsed.data;
  return { plan: digest, lastDocumentId: '0', documents: 0, written: 0, removed: 0 };
}
