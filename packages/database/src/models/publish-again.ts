import {
  type ChangeThresholds,
  floorOf,
  planPublishingAgain,
  type StoppedClassifier,
  scoringJob,
  type ThresholdsChanged,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { announceDeployment } from './announce-deployment.js';
import { readStopReason } from './read-stop-reason.js';

/** See ThresholdStore. */
export async function publishAgain(
  tx: Transaction,
  { actor, versionId, subjectId }: Omit<ChangeThresholds, 'decide'>,
): Promise<ThresholdsChanged> {
  const reason = await readStopReason(tx, { versionId, subjectId });
  const stopped = reason === null ? [] : await lockStopped(tx, versionId, reason);
  const { storedFloors, run } = planPublishingAgain(stopped);
  await putBack(tx, versionId, stopped, storedFloors);
  const { model } = await tx.version.findUniqueOrThrow({ where: { id: versionId }, select: { model: true } });
  const changes = stopped.map(({ subjectId, from, to }) => ({ subjectId, from, to }));
  const details = { reason, targetPrecision: model.targetPrecision, promise: model.promise, changes };
  await recordAudit(tx, { actor, action: 'publishing.resumed', target: `version:${versionId}`, details });
  announceDeployment();
  const rescoreNeeded = run === 'score';
  if (run === null) return { moved: 0, runId: null, rescoreNeeded };
  const title = `${rescoreNeeded ? 'Scoring' : 'Move of predictions'} after subjects publish together again`;
  const input = { subjectIds: stopped.map((one) => one.subjectId), moveOnly: !rescoreNeeded };
  return { moved: 0, runId: await startRun(tx, { job: scoringJob, title, input, actor }), rescoreNeeded };
}

/** With what training chose for them. What was stopped together has the reason of one `stopTogether`. */
async function lockStopped(tx: Transaction, versionId: number, reason: string): Promise<StoppedClassifier[]> {
  interface Row extends Omit<StoppedClassifier, 'from' | 'to' | 'storedFloor'> {
    readonly formerReview: number;
    readonly accept: number;
    readonly review: number;
    readonly storedFloor: number | null;
  }
  const rows = await tx.$queryRaw<Row[]>`
    select c.subject_id as "subjectId", c.review_threshold as "formerReview", c.stored_floor as "storedFloor",
      (c.trained->>'acceptThreshold')::float8 as accept, (c.trained->>'reviewThreshold')::float8 as review,
      exists (select from deployment d
        where d.version_id = c.version_id and d.subject_id = c.subject_id and d.ended_at is null) as "isDeployed"
    from classifier c
    where c.version_id = ${versionId} and c.promise = 'together' and c.accept_threshold is null
      and c.trained->>'acceptThreshold' is not null and c.reason = ${reason}
    order by c.subject_id for no key update of c`;
  return rows.map(({ formerReview, accept, review, storedFloor, ...stopped }) => {
    const from = { accept: null, review: formerReview };
    return { ...stopped, from, to: { accept, review }, storedFloor: storedFloor ?? floorOf(from) };
  });
}

/** What training chose is put in force whole. */
async function putBack(
  tx: Transaction,
  versionId: number,
  stopped: readonly StoppedClassifier[],
  storedFloors: readonly number[],
): Promise<void> {
  await tx.$executeRaw`
    update classifier c set accept_threshold = s.accept, review_threshold = s.review, stored_floor = s.floor,
      target_precision = m.target_precision, promise = m.promise, reason = null
    from unnest(${stopped.map(({ subjectId }) => subjectId)}::int[], ${stopped.map(({ to }) => to.accept)}::float8[],
      ${stopped.map(({ to }) => to.review)}::float8[], ${[...storedFloors]}::float8[])
        as s (subject_id, accept, review, floor),
      version v join model m on m.id = v.model_id
    where c.version_id = ${versionId} and c.subject_id = s.subject_id and v.id = c.version_id`;
}
