import { heldOutFractions, type TestLabels } from '@classmark/domain';
import type { Database } from '../database.js';

/** A test document with what is known of the subjects asked about. */
export interface TestDocument extends TestLabels {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface Asked {
  readonly schemeId: number;
  readonly subjectIds: readonly number[];
  readonly most: number;
}

/** Test documents with a label, at random by their hashes; all if there are few. */
export async function readTestSample(
  { pool }: Database,
  { schemeId, subjectIds, most }: Asked,
): Promise<TestDocument[]> {
  const { rows } = await pool.query<TestDocument>(
    `with sample as (
       select d.id, d.title, d.text, exists (
         select from label_completeness c where c.document_id = d.id and c.scheme_id = $2) as is_complete
       from document d
       where d.state = 'active' and d.id_fraction = any($1::smallint[]) and (
         exists (select from label_completeness c where c.document_id = d.id and c.scheme_id = $2)
         or exists (select from label l where l.document_id = d.id))
       order by d.id_fraction, d.id limit $4
     ), asked as (
       select id, position - 1 as position from unnest($3::int[]) with ordinality as s (id, position)
     ), known as (
       select e.document_id, array_agg(a.position::int) filter (where e.value) as yes,
         array_agg(a.position::int) filter (where not e.value) as no
       from effective_label e join asked a on a.id = e.subject_id
       where e.document_id in (select id from sample) group by e.document_id
     )
     select s.id, s.title, s.text, coalesce(k.yes, '{}') as yes,
       case when not s.is_complete then coalesce(k.no, '{}') end as no
     from sample s left join known k on k.document_id = s.id order by s.id`,
    [heldOutFractions, schemeId, subjectIds, most],
  );
  return rows;
}
