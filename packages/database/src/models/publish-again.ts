import {
  AppError,
  type ChangeThresholds,
  floorOf,
  mostMovedAtOnce,
  type PromiseScope,
  planMoves,
  raiseFloor,
  scoringJob,
  type Thresholds,
  type ThresholdsChanged,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { announceDeployment } from './announce-deployment.js';
import type { ClassifierKey } from './move-predictions.js';
import { isStoppedTogether } from './stopped-together.js';

interface Stopped {
  readonly subjectId: number;
  readonly isDeployed: boolean;
  readonly reason: string;
  readonly from: Thresholds;
  readonly to: Thresholds;
  readonly storedFloor: number;
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
}

/** See ThresholdStore. */
export async function publishAgain(
  tx: Transaction,
  { actor, versionId, subjectId }: Omit<ChangeThresholds, 'decide'>,
): Promise<ThresholdsChanged> {
  const stopped = await lockStopped(tx, { versionId, subjectId });
  const [first] = stopped;
  if (first === undefined) {
    throw new AppError('CONFLICT', 'Spot checks did not stop this subject together with others.');
  }
  await putBack(tx, versionId, stopped);
  const { reason, targetPrecision, promise } = first;
  const changes = stopped.map(({ subjectId, from, to }) => ({ subjectId, from, to }));
  const details = { reason, targetPrecision, promise, changes };
  await recordAudit(tx, { actor, action: 'publishing.resumed', target: `version:${versionId}`, details });
  announceDeployment();
  // They may be many, with many predictions: these are not counted, and a run moves them.
  const run = planMoves(stopped.map((one) => ({ ...one, due: mostMovedAtOnce + 1, reviewThreshold: one.to.review })));
  const rescoreNeeded = run === 'score';
  if (run === null) return { moved: 0, runId: null, rescoreNeeded };
  const title = `${rescoreNeeded ? 'Scoring' : 'Move of predictions'} after subjects publish together again`;
  const input = { subjectIds: stopped.map((one) => one.subjectId), moveOnly: !rescoreNeeded };
  return { moved: 0, runId: await startRun(tx, { job: scoringJob, title, input, actor }), rescoreNeeded };
}

/** With what training chose for them. What was stopped together has the reason of one `stopTogether`. */
async function lockStopped(tx: Transaction, { versionId, subjectId }: ClassifierKey): Promise<Stopped[]> {
  interface Row extends Omit<Stopped, 'from' | 'to' | 'storedFloor'> {
    readonly formerReview: number;
    readonly accept: number;
    readonly review: number;
    readonly storedFloor: number | null;
  }
  const rows = await tx.$queryRaw<Row[]>`
    select c.subject_id as "subjectId", c.reason, c.review_threshold as "formerReview", c.stored_floor as "storedFloor",
      (c.trained->>'acceptThreshold')::float8 as accept, (c.trained->>'reviewThreshold')::float8 as review,
      m.target_precision as "targetPrecision", m.promise::text as promise,
      exists (select from deployment d
        where d.version_id = c.version_id and d.subject_id = c.subject_id and d.ended_at is null) as "isDeployed"
    from classifier c join version v on v.id = c.version_id join model m on m.id = v.model_id
    where c.version_id = ${versionId} and c.promise = 'together' and c.accept_threshold is null
      and c.trained->>'acceptThreshold' is not null and c.reason = (
        select c.reason from classifier c
        where c.version_id = ${versionId} and c.subject_id = ${subjectId} and ${isStoppedTogether})
    order by c.subject_id for no key update of c`;
  return rows.map(({ formerReview, accept, review, storedFloor, ...stopped }) => {
    const from = { accept: null, review: formerReview };
    return { ...stopped, from, to: { accept, review }, storedFloor: storedFloor ?? floorOf(from) };
  });
}

/** What training chose is put in force whole. */
async function putBack(tx: Transaction, versionId: number, stopped: readonly Stopped[]): Promise<void> {
  await tx.$executeRaw`
    update classifier c set accept_threshold = s.accept, review_threshold = s.review, stored_floor = s.floor,
      target_precision = s.target_precision, promise = s.promise::promise_scope, reason = null
    from unnest(${stopped.map(({ subjectId }) => subjectId)}::int[], ${stopped.map(({ to }) => to.accept)}::float8[],
      ${stopped.map(({ to }) => to.review)}::float8[],
      ${stopped.map(({ storedFloor, to }) => raiseFloor(storedFloor, to))}::float8[],
      ${stopped.map(({ targetPrecision }) => targetPrecision)}::float8[], ${stopped.map(({ promise }) => promise)}::text[])
      as s (subject_id, accept, review, floor, target_precision, promise)
    where c.version_id = ${versionId} and c.subject_id = s.subject_id`;
}
