import { type DeployedClassifier, type DocumentScore, partServing, type ServingScores } from '@classmark/domain';
import type { Connection } from '../connection.js';
import { announceQueue } from '../review/announce-queue.js';

export interface ScoredDocuments {
  /** All documents looked at, scored or not. */
  readonly documentIds: readonly string[];
  readonly scores: readonly DocumentScore[];
}

export interface PredictionsWritten {
  readonly written: number;
  readonly removed: number;
}

/**
 * Brings the predictions of some documents up to what was scored, in the state that the thresholds in force say:
 * those not scored again go, those of subjects that are known by now, of models that do not apply or of documents set
 * aside by now are not stored, and what people decided is not touched. Subjects that another version serves by now are
 * left to the run that its deployment started.
 * @param subjectIds the run's subjects; null for all
 */
export async function writePredictions(
  client: Connection,
  { documentIds, scores }: ScoredDocuments,
  { plan, subjectIds }: { readonly plan: ServingScores['plan']; readonly subjectIds: readonly number[] | null },
): Promise<PredictionsWritten> {
  const { asPlanned, elsewhere } = partServing(plan, await holdServing(client));
  await client.query({ text: holdDocuments, values: [documentIds] });
  await client.query({ text: holdUndecided, values: [documentIds] });
  const { rows } = await client.query<PredictionsWritten>({
    text: merge,
    values: [
      [...asPlanned.keys()],
      [...asPlanned.values()],
      scores.map(({ documentId }) => documentId),
      scores.map(({ subjectId }) => subjectId),
      scores.map(({ probability }) => probability),
      documentIds,
      subjectIds,
      elsewhere,
    ],
  });
  const [changed = { written: 0, removed: 0 }] = rows;
  if (changed.written + changed.removed > 0) announceQueue();
  return changed;
}

/** None is set aside until its predictions are written: they would stay published, and the feed would say so. */
const holdDocuments = 'select from document where id = any($1::bigint[]) order by id for share';

/** In the order in which curators' decisions lock them, so that neither waits for the other in a circle. */
const holdUndecided = `
select from prediction where document_id = any($1::bigint[]) and state in ('published', 'queued', 'withdrawn')
order by document_id, subject_id for update`;

/** What serves which subject, held so until the transaction ends, with its thresholds. */
async function holdServing(client: Connection): Promise<DeployedClassifier[]> {
  const { rows } = await client.query<DeployedClassifier>({
    text: `select d.subject_id as "subjectId", d.version_id as "versionId"
     from deployment d join classifier c using (version_id, subject_id)
     where d.ended_at is null order by d.subject_id for share of d, c`,
  });
  return rows;
}

const merge = `
with serving as (
  select * from unnest($1::int[], $2::int[]) as s (subject_id, version_id)
), scored as (
  select * from unnest($3::bigint[], $4::int[], $5::real[]) as s (document_id, subject_id, probability)
), known as (
  select e.document_id, e.subject_id from effective_label e
  where e.document_id = any($6::bigint[]) and e.subject_id = any($1::int[])
), due as (
  select s.document_id, s.subject_id, c.version_id, s.probability,
    prediction_margin_for(s.probability, c.accept_threshold, c.review_threshold) as margin,
    prediction_state_for(s.probability, c.accept_threshold, c.review_threshold) as state
  from scored s
  join serving v using (subject_id)
  join classifier c using (version_id, subject_id)
  join subject u on u.id = s.subject_id
  join document d on d.id = s.document_id
  join version w on w.id = c.version_id join model m on m.id = w.model_id and model_applies(m.source_ids, d.source_id)
  where d.state = 'active' and prediction_state_for(s.probability, c.accept_threshold, c.review_threshold) is not null
    and not exists (select from known k where k.document_id = s.document_id and k.subject_id = s.subject_id)
    and not exists (
      select from label_completeness l where l.document_id = s.document_id and l.scheme_id = u.scheme_id)
), written as (
  insert into prediction as p (document_id, subject_id, version_id, probability, margin, state)
  select document_id, subject_id, version_id, probability, margin, state from due order by document_id, subject_id
  on conflict (document_id, subject_id) do update
    set version_id = excluded.version_id, probability = excluded.probability, margin = excluded.margin,
      state = excluded.state
    where p.state in ('published', 'queued', 'withdrawn')
      and (p.version_id, p.probability, p.margin, p.state)
        is distinct from (excluded.version_id, excluded.probability, excluded.margin, excluded.state)
  returning 1
), removed as (
  delete from prediction p
  where p.document_id = any($6::bigint[]) and p.state in ('published', 'queued', 'withdrawn')
    and ($7::int[] is null or p.subject_id = any($7)) and p.subject_id <> all($8::int[])
    and not exists (select from due d where d.document_id = p.document_id and d.subject_id = p.subject_id)
  returning 1
)
select (select count(*)::int from written) as written, (select count(*)::int from removed) as removed`;
