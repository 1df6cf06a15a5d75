import type { PartialPromise } from '@classmark/domain';
import type { Database } from '../database.js';

interface Row extends Omit<PartialPromise, 'tested'> {
  readonly predictions: number | null;
  readonly hits: number | null;
}

/** A deployment that is only thought of. */
export interface PlannedDeployment {
  readonly versionId: number;
  readonly subjectIds: readonly number[];
}

/** Versions of which a part publishes by a promise that was made for all together, now or after a deployment. */
export async function listPartialPromises(
  { pool }: Pick<Database, 'pool'>,
  planned: PlannedDeployment | null,
): Promise<PartialPromise[]> {
  const { rows } = await pool.query<Row>(partialPromises, [planned?.subjectIds ?? [], planned?.versionId ?? null]);
  return rows.map(({ predictions, hits, ...part }) => ({
    ...part,
    tested: predictions === null || hits === null ? null : { predictions, hits },
  }));
}

/**
 * What training chose is read from JSON only where the columns no longer say so, and figures of the test set only for a
 * part: both are large.
 */
const partialPromises = `
with serving as (
  select subject_id, version_id from deployment where ended_at is null and subject_id <> all($1::int[])
  union all select id, $2::int from unnest($1::int[]) as planned (id)
), promised as materialized (
  select c.version_id, c.subject_id, k.by_promise and s.subject_id is not null as publishes
  from version v join model m on m.id = v.model_id join classifier c on c.version_id = v.id
    left join serving s using (version_id, subject_id),
    lateral (select c.promise = 'together' and c.accept_threshold is not null as by_promise) k
  where v.id in (select version_id from serving) and m.promise = 'together' and c.state = 'trained'
    and case when k.by_promise then true else c.trained ->> 'acceptThreshold' is not null end
), counted as (
  select version_id, count(*)::int as subjects, (count(*) filter (where publishes))::int as publishing
  from promised group by version_id
)
select m.name as model, v.number, m.target_precision as "targetPrecision", k.subjects, k.publishing, t.predictions, t.hits
from counted k join version v on v.id = k.version_id join model m on m.id = v.model_id, lateral (
  select sum(a.predicted)::int as predictions, round(sum(a.predicted * coalesce(a.precision, 0)))::int as hits
  from promised p join classifier c using (version_id, subject_id), lateral (
    select (c.metrics #>> '{atTarget,predicted}')::int as predicted,
      (c.metrics #>> '{atTarget,precision}')::float8 as precision) a
  where p.version_id = k.version_id and p.publishes) t
where k.publishing between 1 and k.subjects - 1
order by m.name, v.number`;
