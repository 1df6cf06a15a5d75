import { findStopReason } from '@classmark/domain';
import type { Transaction } from '../database.js';
import type { ClassifierKey } from './move-predictions.js';

/** Why spot checks stopped a classifier with all that its version published together; null where they did not. */
export async function readStopReason(tx: Transaction, { versionId, subjectId }: ClassifierKey): Promise<string | null> {
  const classifier = await tx.classifier.findUnique({
    where: { versionId_subjectId: { versionId, subjectId } },
    select: { promise: true, acceptThreshold: true, reason: true },
  });
  if (classifier === null) return null;
  const stops = await tx.$queryRaw<{ reason: string }[]>`
    select details->>'reason' as reason from audit_event
    where target = ${`version:${versionId}`} and action = 'publishing.stopped'`;
  return findStopReason({ ...classifier, stops: stops.map(({ reason }) => reason) });
}
