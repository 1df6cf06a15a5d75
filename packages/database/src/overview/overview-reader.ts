import { decisionsWorthRetraining, type OverviewProgress, type OverviewReader } from '@classmark/domain';
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
  const { rows } = await pool.query<OverviewProgress>(
    `select
       exists (select from run where kind in ('import', 'training') and state in ('queued', 'running')) as "isRunning",
       (select v.id from (select distinct on (model_id) * from version order by model_id, number desc) v
         where not exists (select from deployment d where d.version_id = v.id)
           and exists (select from classifier c where c.version_id = v.id and c.state = 'trained')
           and not exists (
             select from deployment d join version w on w.id = d.version_id
             where d.ended_at is null and w.model_id = v.model_id
               and (w.evaluation #>> '{micro,f1}')::float8 > (v.evaluation #>> '{micro,f1}')::float8)
         order by v.id desc limit 1
       ) as "candidateVersionId",
       (select count(*)::int from (
          select from act a join decision d on d.act_id = a.id
          where a.undone_at is null and a.created_at > (select max(created_at) from version) limit $1) as new
       ) as "newDecisions"`,
    [decisionsWorthRetraining],
  );
  return rows[0] ?? { isRunning: false, candidateVersionId: null, newDecisions: 0 };
}
