import {
  type HarvestedBefore,
  type HarvestInput,
  type HarvestRetryStore,
  type HarvestStore,
  harvestJob,
  type SucceededHarvest,
  type TakenInBefore,
  takesInAsMuch,
} from '@classmark/domain';
import type pg from 'pg';
import { recordAudit } from '../audit/record-audit.js';
import type { Database } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';
import { retryHarvest } from './retry-harvest.js';

export function createHarvestStore({ prisma, pool }: Database): HarvestStore & HarvestRetryStore {
  return {
    hasScheme: async (name) => (await prisma.scheme.count({ where: { name } })) > 0,
    listSucceeded: (harvest) => listSucceeded(pool, harvest),
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

async function listSucceeded(pool: pg.Pool, harvest: HarvestedBefore): Promise<SucceededHarvest[]> {
  const { protocol, url, set, source, metadataPrefix, ...wanted } = harvest;
  const { rows } = await pool.query<SucceededHarvest & TakenInBefore>(
    `select input ->> 'from' as from, created_at as "askedAt", (input ->> 'otherContent')::boolean as "otherContent",
       input ->> 'scheme' as scheme, (input ->> 'createSubjects')::boolean as "createSubjects",
       (input ->> 'labelsComplete')::boolean as "labelsComplete"
     from run
     where kind = 'harvest' and state = 'succeeded' and input ->> 'until' is null
       and input ->> 'protocol' = $1 and input ->> 'url' = $2 and input ->> 'set' is not distinct from $3
       and input ->> 'source' = $4 and input ->> 'metadataPrefix' = $5
     order by created_at, id`,
    [protocol, url, set, source, metadataPrefix],
  );
  return rows.filter((before) => takesInAsMuch(before, wanted)).map(({ from, askedAt }) => ({ from, askedAt }));
}
