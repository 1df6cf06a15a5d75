import {
  decisionsWorthRetraining,
  type NewestVersion,
  type OverviewProgress,
  type OverviewReader,
} from '@classmark/domain';
import type pg from 'pg';
import type { Database } from '../database.js';
import { countDocuments } from './count-documents.js';
import { listTallies } from './list-tallies.js';

export function createOverviewReader({ pool }: Database): OverviewReader {
  return {
    countDocuments: () => countDocuments(pool),
    listTallies: () => listTallies(pool),
    readProgress: () => readProgress(pool),
  };
}

async function readProgress(pool: pg.Pool): Promise<OverviewProgress> {
  const { rows } = await pool.query<Omit<OverviewProgress, 'newestVersions'>>(
    `select
       exists (select from run where kind in ('import', 'training') and state in ('queued', 'running')) as "isRunning",
       (select count(*)::int from (
          select from act a join decision d on d.act_id = a.id
          where a.undone_at is null and a.created_at > (select max(created_at) from version) limit $1) as new
       ) as "newDecisions"`,
    [decisionsWorthRetraining],
  );
  const [progress = { isRunning: false, newDecisions: 0 }] = rows;
  return { ...progress, newestVersions: await listNewestVersions(pool) };
}

/** Micro-F1 of a version; in versions of before intervals were kept, the figure alone. */
const f1Interval = (version: string): string =>
  `coalesce(nullif(${version}.evaluation #> '{intervals,micro}', 'null'), jsonb_build_object(
     'low', ${version}.evaluation #> '{micro,f1}', 'high', ${version}.evaluation #> '{micro,f1}'))`;

/** The newest version of each model. */
async function listNewestVersions(pool: pg.Pool): Promise<NewestVersion[]> {
  const { rows } = await pool.query<NewestVersion>(
    `select v.id, exists (select from deployment d where d.version_id = v.id) as "wasDeployed",
       exists (select from classifier c where c.version_id = v.id and c.state = 'trained') as "hasTrainedClassifiers",
       ${f1Interval('v')} as f1, (
         select ${f1Interval('w')} from version w
         where w.model_id = v.model_id and exists (
           select from deployment d where d.version_id = w.id and d.ended_at is null)
         order by (w.evaluation #>> '{micro,f1}')::float8 desc limit 1) as "deployedF1"
     from (select distinct on (model_id) * from version order by model_id, number desc) v`,
  );
  return rows;
}
