import { AppError, type ChangeThresholds, scoringJob, type ThresholdsChanged } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { announceDeployment } from './announce-deployment.js';

/** See ThresholdStore. What was stopped together has the reason of one `stopTogether`; one that was stopped alone stays alone. */
export async function publishAgain(
  tx: Transaction,
  { actor, versionId, subjectId }: Omit<ChangeThresholds, 'decide'>,
): Promise<ThresholdsChanged> {
  const target = `version:${versionId}`;
  const resumed = await tx.$queryRaw<{ subjectId: number }[]>`
    with given as (
      select reason from classifier
      where version_id = ${versionId} and subject_id = ${subjectId} and promise = 'together' and accept_threshold is null
    ), stopped as (
      select version_id, subject_id, (trained->>'acceptThreshold')::float8 as accept from classifier
      where version_id = ${versionId} and promise = 'together' and accept_threshold is null
        and trained->>'acceptThreshold' is not null and reason = (select reason from given)
        and (subject_id = ${subjectId} or reason in (
          select details->>'reason' from audit_event where target = ${target} and action = 'publishing.stopped'))
      order by subject_id for no key update
    )
    update classifier c set accept_threshold = s.accept, review_threshold = least(c.review_threshold, s.accept), reason = null
    from stopped s where s.version_id = c.version_id and s.subject_id = c.subject_id
    returning c.subject_id as "subjectId"`;
  if (resumed.length === 0) throw new AppError('CONFLICT', 'Spot checks did not stop this subject.');
  const subjectIds = resumed.map((one) => one.subjectId).sort((a, b) => a - b);
  await recordAudit(tx, {
    actor,
    action: 'publishing.resumed',
    target,
    details: { subjectIds },
  });
  announceDeployment();
  const title = 'Move of predictions that are published together again';
  const runId = await startRun(tx, { job: scoringJob, title, input: { subjectIds, moveOnly: true }, actor });
  return { moved: 0, runId, rescoreNeeded: false };
}
