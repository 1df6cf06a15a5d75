import { type ClassifierSummary, classifierMetrics, prevalenceEstimate, type StoredMetrics } from '@classmark/domain';
import type { Database } from '../database.js';
import type { ClassifierKey } from './move-predictions.js';

const columns = `c.version_id as "versionId", c.subject_id as "subjectId", c.state, c.reason,
  c.accept_threshold as "acceptThreshold", c.review_threshold as "reviewThreshold",
  c.target_precision as "targetPrecision",
  case when c.target_precision is not null then c.promise end as promise, c.prevalence_estimate as "prevalenceEstimate", exists (
    select from deployment d
    where d.version_id = c.version_id and d.subject_id = c.subject_id and d.ended_at is null) as "isServing"`;

interface ClassifierRow extends Omit<ClassifierSummary, 'prevalenceEstimate'> {
  readonly prevalenceEstimate: unknown;
}

/** All of these versions, by subject label. */
export async function listClassifiers({ pool }: Database, versionIds: readonly number[]): Promise<ClassifierSummary[]> {
  const { rows } = await pool.query<ClassifierRow>(
    `select ${columns} from classifier c join subject s on s.id = c.subject_id
     where c.version_id = any($1::int[]) order by s.label`,
    [versionIds],
  );
  return rows.map(toClassifier);
}

export async function findClassifiers(
  { pool }: Database,
  keys: readonly ClassifierKey[],
): Promise<ClassifierSummary[]> {
  const { rows } = await pool.query<ClassifierRow>(
    `select ${columns} from classifier c
     join unnest($1::int[], $2::int[]) as k (version_id, subject_id) using (version_id, subject_id)`,
    [keys.map((key) => key.versionId), keys.map((key) => key.subjectId)],
  );
  return rows.map(toClassifier);
}

function toClassifier(row: ClassifierRow): ClassifierSummary {
  return { ...row, prevalenceEstimate: prevalenceEstimate.nullable().parse(row.prevalenceEstimate) };
}

/** Held-out figures; none for a classifier that was skipped or had nothing to be judged by. */
export async function findClassifierMetrics(
  { pool }: Database,
  keys: readonly ClassifierKey[],
): Promise<(ClassifierKey & { readonly metrics: StoredMetrics })[]> {
  const { rows } = await pool.query<ClassifierKey & { metrics: unknown }>(
    `select c.version_id as "versionId", c.subject_id as "subjectId", c.metrics from classifier c
     join unnest($1::int[], $2::int[]) as k (version_id, subject_id) using (version_id, subject_id)
     where c.metrics is not null`,
    [keys.map((key) => key.versionId), keys.map((key) => key.subjectId)],
  );
  return rows.map((row) => ({ ...row, metrics: classifierMetrics.parse(row.metrics) }));
}

/** What serves the subjects of a version, or other subjects by a version of its model; by subject label. */
export async function listServingKeys({ pool }: Database, versionId: number): Promise<ClassifierKey[]> {
  const { rows } = await pool.query<ClassifierKey>(
    `select d.version_id as "versionId", d.subject_id as "subjectId"
     from deployment d join subject s on s.id = d.subject_id join version v on v.id = d.version_id
     where d.ended_at is null and (
       exists (select from classifier c where c.version_id = $1 and c.subject_id = d.subject_id)
       or v.model_id = (select model_id from version where id = $1))
     order by s.label`,
    [versionId],
  );
  return rows;
}
