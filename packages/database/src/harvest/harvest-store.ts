import type {
  HarvestedBefore,
  HarvestInput,
  HarvestRetryStore,
  HarvestStore,
  SucceededHarvest,
} from '@classmark/domain';
import { harvestJob } from '@classmark/domain';
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

/** Where one has taken in more, such as other content or subjects, its documents are those of the other, too. */
async function listSucceeded(pool: pg.Pool, harvest: HarvestedBefore): Promise<SucceededHarvest[]> {
  const { protocol, url, set, source, metadataPrefix, otherContent, scheme, createSubjects, labelsComplete } = harvest;
  const { rows } = await pool.query<SucceededHarvest>(
    `select input ->> 'from' as from, created_at as "askedAt" from run
     where kind = 'harvest' and state = 'succeeded' and input ->> 'until' is null
       and input ->> 'protocol' = $1 and input ->> 'url' = $2 and input ->> 'set' is not distinct from $3
       and input ->> 'source' = $4 and input ->> 'metadataPrefix' = $5 and (input ->> 'otherContent')::boolean >= $6
       and ($7::text is null or input ->> 'scheme' = $7) and (input ->> 'createSubjects')::boolean >= $8
       and (input ->> 'labelsComplete')::boolean >= $9
     order by created_at, id`,
    [protocol, url, set, source, metadataPrefix, otherContent, scheme, createSubjects, labelsComplete],
  );
  return rows;
}
