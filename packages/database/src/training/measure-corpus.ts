import { heldOutFractions, heldOutShare, type MeasuredCorpus } from '@classmark/domain';
import type { Database } from '../database.js';
import { inScope, type TaskScope } from './task-subjects.js';

/** Documents by which the length of all is judged, drawn by their hashes. */
const measuredTexts = 500;

/** How much a training of a scope would learn from. It reads no more than some texts. */
export async function measureCorpus(
  { pool }: Database,
  scope: TaskScope,
  encoderId: number | null,
): Promise<MeasuredCorpus> {
  const { condition, values } = inScope(scope);
  const [heldOut, encoder, scheme] = [`$${values.length + 1}::smallint[]`, `$${values.length + 2}::int`, '$1'];
  const { rows } = await pool.query<MeasuredCorpus>(
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
       select length(d.title) + length(d.text) as characters,
         (${encoder} is not null and not exists (
           select from encoded_text e
           where e.encoder_id = ${encoder} and e.sha256 = sha256(convert_to(d.title || chr(10) || d.text, 'UTF8'))
         ))::int as missing
       from document d join (select id from known order by id_fraction, id limit ${measuredTexts}) k on k.id = d.id
     )
     select (select count(*) from known)::int as documents,
       (select count(*) from wanted w where exists (
          select from implied_subject a join label l on l.subject_id = a.descendant_id
          where a.ancestor_id = w.id and l.value))::int as subjects,
       (coalesce((select avg(characters) from measured), 0) * (select count(*) from known))::float8 as characters,
       (coalesce((select avg(missing) from measured), 0) * (select count(*) from known))::float8
         * ${1 + heldOutShare} as "textsToEncode"`,
    [...values, heldOutFractions, encoderId],
  );
  const [size = { documents: 0, subjects: 0, characters: 0, textsToEncode: 0 }] = rows;
  return size;
}
