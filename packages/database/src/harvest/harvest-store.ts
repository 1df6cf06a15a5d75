import { type HarvestInput, type HarvestRetryStore, type HarvestStore, harvestJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';
import { retryHarvest } from './retry-harvest.js';

export function createHarvestStore({ prisma, pool }: Database): HarvestStore & HarvestRetryStore {
  return {
    hasScheme: async (name) => (await prisma.scheme.count({ where: { name } })) > 0,
    findLastBegin: async ({ protocol, url, set, source }) => {
      const { rows } = await pool.query<{ at: Date | null }>(
        `select max(created_at) as at from run
         where kind = 'harvest' and state = 'succeeded' and input ->> 'protocol' = $1 and input ->> 'url' = $2
           and input ->> 'set' is not distinct from $3 and input ->> 'source' = $4 and input ->> 'until' is null`,
        [protocol, url, set, source],
      );
      return rows[0]?.at ?? null;
    },
    startHarvest: (start) =>
      transact({ prisma }, async (tx) => {
        const runId = await startRun(tx, { job: harvestJob, ...start });
        const details = { title: start.title, ...auditedOf(start.input), scheduleId: start.input.scheduleId };
        await recordAudit(tx, { actor: start.actor, action: 'harvest.started', target: `run:${runId}`, details });
        return { runId };
      }),
    retryHarvest: (runId, actor) => transact({ prisma }, (tx) => retryHarvest(tx, runId, actor)),
  };
}

/** What the audit trail keeps of a harvest. */
export function auditedOf(input: HarvestInput) {
  const { url, set, from, until, source, scheme, createSubjects, labelsComplete, allowLocal } = input;
  return { url, set, from, until, source, scheme, createSubjects, labelsComplete, allowLocal };
}
