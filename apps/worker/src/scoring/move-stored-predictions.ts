import {
  announceQueue,
  type ClassifierKey,
  type Database,
  findRangeEnd,
  movePredictions,
  type ServingVersion,
  transact,
} from '@classmark/database';
import type { FinalStep, RunAttempt } from '@classmark/jobs';

/** Predictions a transaction. */
const batchPredictions = 20_000;

/** Puts stored predictions where the thresholds in force put them, without scoring; the same again changes nothing. */
export async function moveStoredPredictions(
  database: Database,
  attempt: RunAttempt,
  plan: readonly ServingVersion[],
): Promise<FinalStep> {
  let moved = 0;
  for (const { versionId, subjects } of plan) {
    for (const { subjectId } of subjects) {
      for (let above: number | null = -1; above !== null; ) {
        attempt.signal.throwIfAborted();
        const batch = await moveBatch(database, attempt, { key: { versionId, subjectId }, above });
        above = batch.end;
        moved += batch.moved;
        attempt.report({ phase: 'move', done: moved, total: null });
      }
    }
  }
  return async () => ({ moved });
}

interface Batch {
  readonly key: ClassifierKey;
  readonly above: number;
}

async function moveBatch(database: Database, attempt: RunAttempt, { key, above }: Batch) {
  return transact(database, async (tx) => {
    await attempt.fence(tx);
    const end = await findRangeEnd(tx, key, { above, size: batchPredictions });
    const moved = end === null ? 0 : await movePredictions(tx, key, { above, upTo: end });
    if (moved > 0) announceQueue();
    return { end, moved };
  });
}
