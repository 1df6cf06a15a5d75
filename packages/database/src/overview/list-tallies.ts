import {
  type PromiseScope,
  prevalenceEstimate as prevalenceEstimateSchema,
  type SubjectTally,
} from '@classmark/domain';
import type pg from 'pg';

/** Predictions of a subject in a state are counted up to here; beyond, what ANALYZE last found stands for them. */
const mostCounted = 10_000;

interface Row extends Omit<SubjectTally, 'serving' | 'candidate' | 'isEstimated'> {
  readonly isServing: boolean;
  readonly acceptThreshold: number | null;
  readonly targetPrecision: number | null;
  readonly promise: PromiseScope;
  readonly reason: string | null;
  readonly prevalenceEstimate: unknown;
  readonly isCandidate: boolean;
  readonly candidateReason: string | null;
  readonly isEstimated: boolean;
}

/**
 * The subjects that are served, or that the newest version of a model that serves is about (of any model while none
 * serves), by label.
 */
export async function listTallies(pool: pg.Pool): Promise<SubjectTally[]> {
  const { rows } = await pool.query<Row>(tallies, [mostCounted]);
  return rows.map(
    ({
      isServing,
      acceptThreshold,
      targetPrecision,
      promise,
      reason,
      prevalenceEstimate,
      isCandidate,
      candidateReason,
      ...tally
    }) => ({
      ...tally,
      serving: isServing
        ? {
            acceptThreshold,
            targetPrecision,
            promise,
            reason,
            prevalenceEstimate: prevalenceEstimateSchema.nullable().parse(prevalenceEstimate),
          }
        : null,
      candidate: isCandidate ? { reason: candidateReason } : null,
    }),
  );
}

const counted = (states: string) =>
  `(select count(*)::int from (
     select from prediction p where p.subject_id = u.subject_id and p.state in (${states}) limit $1) as predictions)`;

const tallies = `
with served_model as (
  select distinct v.model_id as id from deployment d join version v on v.id = d.version_id where d.ended_at is null
), newest as (
  select distinct on (model_id) id from version
  where model_id in (select id from served_model) or not exists (select from served_model)
  order by model_id, number desc
), serving as (
  select d.subject_id, d.version_id, c.accept_threshold, c.target_precision, c.promise, c.reason, c.prevalence_estimate
  from deployment d join classifier c using (version_id, subject_id) where d.ended_at is null
), candidate as (
  select c.subject_id, min(c.reason) filter (where c.state = 'skipped') as reason
  from classifier c join newest n on n.id = c.version_id group by c.subject_id
), subjects as (
  select subject_id from serving union select subject_id from candidate
), decided as (
  select p.subject_id, count(*) filter (where p.state = 'accepted') as accepted,
    count(*) filter (where p.state = 'rejected') as rejected,
    count(*) filter (where p.state = 'accepted' and p.probability >= c.accept_threshold::real) as accepted_above,
    count(*) filter (where p.state = 'rejected' and p.probability >= c.accept_threshold::real) as rejected_above
  from prediction p left join classifier c using (version_id, subject_id)
  where p.state in ('accepted', 'rejected') group by p.subject_id
), checked as (
  select s.subject_id, count(*) filter (where p.state = 'accepted') as accepted,
    count(*) filter (where p.state = 'rejected') as rejected
  from spot_check c join prediction p using (document_id, subject_id, version_id)
    join serving s using (subject_id, version_id)
  where p.state in ('accepted', 'rejected') and (s.accept_threshold is null or p.probability >= s.accept_threshold::real)
  group by s.subject_id
), known as (
  select v.item[1]::int as subject_id, v.item[2] as state, f.frequency * estimated_rows('prediction') as predictions
  from pg_stats_ext s, lateral unnest(s.most_common_freqs) with ordinality as f (frequency, place), lateral (
    select array[s.most_common_vals[f.place][1], s.most_common_vals[f.place][2]] as item) v
  where s.statistics_schemaname = 'public' and s.statistics_name = 'prediction_subject_state'
), counts as (
  select u.subject_id, ${counted("'queued'")} as queued, ${counted("'published', 'accepted'")} as visible
  from subjects u
)
select t.subject_id as "subjectId", j.label, s.subject_id is not null as "isServing", s.accept_threshold as "acceptThreshold",
  s.target_precision as "targetPrecision", s.promise, s.reason, s.prevalence_estimate as "prevalenceEstimate", c.subject_id is not null as "isCandidate",
  c.reason as "candidateReason", coalesce(d.accepted, 0)::int as accepted, coalesce(d.rejected, 0)::int as rejected,
  coalesce(d.accepted_above, 0)::int as "acceptedAboveAccept", coalesce(d.rejected_above, 0)::int as "rejectedAboveAccept",
  coalesce(k.accepted, 0)::int as "acceptedInChecks", coalesce(k.rejected, 0)::int as "rejectedInChecks",
  greatest(t.queued, case when t.queued = $1 then (
    select k.predictions from known k where k.subject_id = t.subject_id and k.state = 'queued') end)::int as queued,
  greatest(t.visible - coalesce(d.accepted, 0), case when t.visible = $1 then (
    select k.predictions from known k where k.subject_id = t.subject_id and k.state = 'published') end)::int as published,
  t.queued = $1 or t.visible = $1 as "isEstimated"
from counts t join subject j on j.id = t.subject_id
left join serving s using (subject_id) left join candidate c using (subject_id) left join decided d using (subject_id)
left join checked k using (subject_id)
order by j.label, t.subject_id`;
