import { type CorpusSize, heldOutFractions } from '@classmark/domain';
import type { Database } from '../database.js';
import { inScope, type TaskScope } from './task-subjects.js';

/** Documents by which the length of all is judged, drawn by their hashes. */
const measuredTexts = 500;

/** How much a training of a scope would learn from. It reads no more than some texts. */
export async function measureCorpus({ pool }: Database, scope: TaskScope): Promise<CorpusSize> {
  const { condition, values } = inScope(scope);
  const [heldOut, scheme] = [`$${values.length + 1}::smallint[]`, '$1'];
  const { rows } = await pool.query<CorpusSize>(
    `with wanted as materialized (
       select s.id from subject s where ${condition}
     ), below as materialized (
       select distinct a.descendant_id as id from implied_subject a join wanted w on w.id = a.ancestor_id
     ), known as materialized (
       select d.id, d.id_fraction from document d
       where d.state = 'active' and d.id_fraction <> all(${heldOut}) and (
         exists (select from label_completeness c where c.document_id = d.id and c.scheme_id = ${scheme})
         or exists (select from label l where l.document_id = d.id and l.subject_id in (select id from below)))
     ), measured as (
       select length(d.title) + length(d.text) as characters
       from document d join (select id from known order by id_fraction, id limit ${measuredTexts}) k on k.id = d.id
     )
     select (select count(*) from known)::int as documents,
       (select count(*) from wanted w where exists (
          select from implied_subject a join label l on l.subject_id = a.descendant_id
          where a.ancestor_id = w.id and l.value))::int as subjects,
       (coalesce((select avg(characters) from measured), 0) * (select count(*) from known))::float8 as characters`,
    [...values, heldOutFractions],
  );
  const [size = { documents: 0, subjects: 0, characters: 0 }] = rows;
  return size;
}
