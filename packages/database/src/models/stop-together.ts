import { scoringJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { announceDeployment } from './announce-deployment.js';

const system = { kind: 'system' } as const;

/**
 * Makes all subjects review only that a version publishes by its promise for all together. They may be many, with many
 * predictions: a run moves these. Gives the subjects.
 */
export async function stopTogether(tx: Transaction, versionId: number, reason: string): Promise<number[]> {
  const stopped = await tx.$queryRaw<{ subjectId: number }[]>`
    with publishing as (
      select version_id, subject_id from classifier
      where version_id = ${versionId} and promise = 'together' and accept_threshold is not null
      order by subject_id for no key update
    )
    update classifier c set accept_threshold = null, reason = ${reason}
    from publishing p where p.version_id = c.version_id and p.subject_id = c.subject_id
    returning c.subject_id as "subjectId"`;
  if (stopped.length === 0) return [];
  const subjectIds = stopped.map(({ subjectId }) => subjectId).sort((a, b) => a - b);
  const details = { subjectIds, reason };
  await recordAudit(tx, { actor: system, action: 'publishing.stopped', target: `version:${versionId}`, details });
  announceDeployment();
  const title = 'Move of predictions after spot checks stopped what was published together';
  await startRun(tx, { job: scoringJob, title, input: { subjectIds, moveOnly: true }, actor: system });
  return subjectIds;
}
