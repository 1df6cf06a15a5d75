import type { PredictionState } from '@classmark/domain';
import type { Database } from '../database.js';

/** A document for which a version may suggest subjects. */
export interface DeploymentDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Whether the version's model suggests for its source. */
  readonly isCovered: boolean;
  readonly knownIds: readonly number[];
  readonly stored: readonly { readonly subjectId: number; readonly state: PredictionState }[];
}

export interface DeploymentSample {
  readonly documents: readonly DeploymentDocument[];
  /** How many there are in all. */
  readonly total: number;
}

interface Asked {
  readonly versionId: number;
  readonly subjectIds: readonly number[];
  readonly most: number;
}

const openDocuments = `
  from document d, version v join model m on m.id = v.model_id
  where v.id = $1 and d.state = 'active' and not exists (
    select from label_completeness c where c.document_id = d.id and c.scheme_id = m.scheme_id)`;

/** Active documents without complete labels in the version's scheme, at random by their hashes; all if there are few. */
export async function readDeploymentSample(
  { pool }: Database,
  { versionId, subjectIds, most }: Asked,
): Promise<DeploymentSample> {
  const { rows: documents } = await pool.query<DeploymentDocument>(
    `with sample as (
       select d.id, d.title, d.text, model_applies(m.source_ids, d.source_id) as is_covered ${openDocuments}
       order by d.id_fraction, d.id limit $3
     ), known as (
       select document_id, array_agg(subject_id) as subject_ids from effective_label
       where document_id in (select id from sample) and subject_id = any($2::int[]) group by document_id
     ), stored as (
       select document_id, json_agg(json_build_object('subjectId', subject_id, 'state', state)) as predictions
       from prediction where document_id in (select id from sample) and subject_id = any($2::int[]) group by document_id
     )
     select s.id, s.title, s.text, s.is_covered as "isCovered", coalesce(k.subject_ids, '{}') as "knownIds",
       coalesce(p.predictions, '[]') as stored
     from sample s left join known k on k.document_id = s.id left join stored p on p.document_id = s.id order by s.id`,
    [versionId, subjectIds, most],
  );
  if (documents.length < most) return { documents, total: documents.length };
  const { rows } = await pool.query<{ total: number }>(`select count(*)::int as total ${openDocuments}`, [versionId]);
  return { documents, total: rows[0]?.total ?? documents.length };
}
