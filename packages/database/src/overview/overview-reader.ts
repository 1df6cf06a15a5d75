import {
  decisionsWorthRetraining,
  microF1Of,
  type NewestVersion,
  type OverviewProgress,
  type OverviewReader,
  versionEvaluation,
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
       array(select distinct kind::text from run where state in ('queued', 'running')) as "unfinishedKinds",
       (select count(*)::int from (
          select from act a join decision d on d.act_id = a.id
          where a.undone_at is null and a.created_at > (select max(created_at) from version) limit $1) as new
       ) as "newDecisions"`,
    [decisionsWorthRetraining],
  );
  const [progress = { unfinishedKinds: [], newDecisions: 0 }] = rows;
  return { ...progress, newestVersions: await listNewestVersions(pool) };
}

type NewestVersionRow = Omit<NewestVersion, 'f1' | 'deployedF1'> & {
  readonly evaluation: unknown;
  readonly deployed: unknown;
};

const f1Of = (evaluation: unknown): NewestVersion['f1'] =>
  evaluation === null ? null : microF1Of(versionEvaluation.parse(evaluation));

/** The newest version of each model. */
async function listNewestVersions(pool: pg.Pool): Promise<NewestVersion[]> {
  const { rows } = await pool.query<NewestVersionRow>(
    `select v.id, exists (select from deployment d where d.version_id = v.id) as "wasDeployed",
       exists (select from classifier c where c.version_id = v.id and c.state = 'trained') as "hasTrainedClassifiers",
       v.evaluation, (
         select w.evaluation from version w
         where w.model_id = v.model_id and exists (
           select from deployment d where d.version_id = w.id and d.ended_at is null)
         order by (w.evaluation #>> '{micro,f1}')::float8 desc limit 1) as deployed
     from (select distinct on (model_id) * from version order by model_id, number desc) v`,
  );
  return rows.map(({ evaluation, deployed, ...version }) => ({
    ...version,
    f1: f1Of(evaluation),
    deployedF1: f1Of(deployed),
  }));
}
