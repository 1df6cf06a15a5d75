import {
  type ChangeThresholds,
  type DuePredictions,
  mostMovedAtOnce,
  planMove,
  raiseFloor,
  requireTrained,
  type StoredThresholds,
  scoringJob,
  type ThresholdStore,
  type ThresholdsChanged,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { announceQueue } from '../review/announce-queue.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';
import { announceDeployment } from './announce-deployment.js';
import { type ClassifierKey, countDuePredictions, movePredictions } from './move-predictions.js';
import { publishAgain } from './publish-again.js';
import { findClassifierOfModel, storedThresholdsOf } from './stored-thresholds.js';

export function createThresholdStore(database: Database): ThresholdStore {
  return {
    changeThresholds: (change) => transact(database, (tx) => changeThresholds(tx, change)),
    publishAgain: (stopped) => transact(database, (tx) => publishAgain(tx, stopped)),
  };
}

/** See ThresholdStore. */
export async function changeThresholds(tx: Transaction, change: ChangeThresholds): Promise<ThresholdsChanged> {
  const classifier = await lockClassifier(tx, change);
  const former = classifier.inForce;
  const next = change.decide(classifier);
  const { accept, review } = next.thresholds;
  await tx.$executeRaw`
    update classifier set accept_threshold = ${accept}, review_threshold = ${review},
      target_precision = ${next.targetPrecision}, promise = ${next.promise}::promise_scope, reason = ${next.reason},
      stored_floor = ${raiseFloor(classifier.storedFloor, next.thresholds)}
    where version_id = ${change.versionId} and subject_id = ${change.subjectId}`;
  const target = `classifier:${change.versionId}:${change.subjectId}`;
  const { targetPrecision, promise } = next;
  const details = { from: { ...former.thresholds }, to: { ...next.thresholds }, targetPrecision, promise };
  await recordAudit(tx, { actor: change.actor, action: 'threshold.set', target, details });
  announceDeployment();
  return bringPredictionsAfter(tx, change, { storedFloor: classifier.storedFloor, reviewThreshold: review });
}

/** Moves them in this transaction where they are few; starts a run where they are many, or documents must be scored. */
async function bringPredictionsAfter(
  tx: Transaction,
  { actor, versionId, subjectId }: ChangeThresholds,
  floors: Pick<DuePredictions, 'storedFloor' | 'reviewThreshold'>,
): Promise<ThresholdsChanged> {
  const key: ClassifierKey = { versionId, subjectId };
  const deployment = await tx.deployment.findFirst({ where: { ...key, endedAt: null }, select: { id: true } });
  const due = deployment === null ? 0 : await countDuePredictions(tx, key, mostMovedAtOnce + 1);
  const { movesNow, run } = planMove({ ...floors, isDeployed: deployment !== null, due });
  const moved = movesNow ? await movePredictions(tx, key) : 0;
  if (moved > 0) announceQueue();
  const rescoreNeeded = run === 'score';
  if (run === null) return { moved, runId: null, rescoreNeeded };
  const { label } = await tx.subject.findUniqueOrThrow({ where: { id: subjectId } });
  const title = `${rescoreNeeded ? 'Scoring' : 'Updating suggestions'} after a new threshold for "${label}"`;
  const input = { subjectIds: [subjectId], moveOnly: !rescoreNeeded };
  return { moved, runId: await startRun(tx, { job: scoringJob, title, input, actor }), rescoreNeeded };
}

async function lockClassifier(tx: Transaction, { versionId, subjectId }: ClassifierKey): Promise<StoredThresholds> {
  await tx.$executeRaw`
    select from classifier where version_id = ${versionId} and subject_id = ${subjectId} for no key update`;
  const row = await findClassifierOfModel(tx, { versionId, subjectId });
  return requireTrained(row && { stored: storedThresholdsOf(row), reason: row.reason });
}
