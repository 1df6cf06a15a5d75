import type { DocumentFilter } from '@classmark/domain';
import { Prisma } from '../generated/client.js';
import { isNarrowed, whereAllSql } from './document-sql.js';

/** How many subjects can be counted over all documents at once: bits of a bigint that are none of its sign. */
export const maxTargets = 62;

/** Every subject's count over documents that are few. */
export function countAllSql(filter: DocumentFilter, documentIds: readonly bigint[], limit: number): Prisma.Sql {
  return Prisma.sql`
    select s.id as "subjectId", count(distinct x.document_id)::int as count
    from document_subject x join subject s on s.id = x.subject_id
    where x.document_id = any(${documentIds}::bigint[]) and ${inScheme(filter)}
    group by s.id
    order by exists (select from subject_broader b where b.narrower_id = s.id), count desc, s.label
    limit ${limit}`;
}

/** The subjects that are counted where documents are many: roots, then those right under what is filtered by. */
export function targetsSql(filter: DocumentFilter): Prisma.Sql {
  return Prisma.sql`
    select s.id from subject s
    where ${inScheme(filter)}
      and (not exists (select from subject_broader b where b.narrower_id = s.id)
           or s.id = any(${filter.subjectIds}::int[])
           or exists (select from subject_broader b
                      where b.narrower_id = s.id and b.broader_id = any(${filter.subjectIds}::int[])))
    order by exists (select from subject_broader b where b.narrower_id = s.id), s.id
    limit ${maxTargets}`;
}

/**
 * The counts of some subjects over however many documents. Each document's subjects are gathered as the bits of one
 * number, so that nothing needs to be sorted; equal numbers are counted together. The rows are those of the view
 * document_subject (a test holds both against each other), or its labelled ones alone.
 */
export function countTargetsSql(
  filter: DocumentFilter,
  subjectIds: readonly number[],
  rows: 'all' | 'labelled' = 'all',
): Prisma.Sql {
  return Prisma.sql`
    with matched as materialized (
      select d.id from document d where ${isAll(filter) ? Prisma.sql`d.state = 'set_aside'` : whereAllSql(filter)}
    ), target as materialized (
      select id, 1::bigint << (n - 1)::int as bit
      from unnest(${[...subjectIds]}::int[]) with ordinality as t (id, n)
    ), bits as materialized (
      select a.descendant_id as subject_id, bit_or(t.bit) as bits
      from target t join subject_ancestor a on a.ancestor_id = t.id group by a.descendant_id
    ), said as (
      select l.document_id, b.bits as yes, 0::bigint as no
      from label l join bits b on b.subject_id = l.subject_id
      where l.value and not exists (
        select from label n where n.document_id = l.document_id and n.subject_id = l.subject_id
          and n.origin = 'curator' and not n.value)
      ${rows === 'all' ? suggested : Prisma.empty}
      union all
      select n.document_id, 0, t.bit
      from label n join target t on t.id = n.subject_id where n.origin = 'curator' and not n.value
    ), gathered as (
      select document_id, bit_or(yes) & ~bit_or(no) as bits from said group by document_id
    ), tallied as materialized (
      select bits, count(*) as count from gathered
      where document_id ${isAll(filter) ? Prisma.sql`not in` : Prisma.sql`in`} (select id from matched) group by bits
    )
    select t.id as "subjectId", sum(c.count)::int as count
    from target t join tallied c on c.bits & t.bit <> 0
    group by t.id
    order by bool_or(exists (select from subject_broader b where b.narrower_id = t.id)), count desc, t.id`;
}

const suggested = Prisma.sql`
  union all
  select p.document_id, b.bits, 0
  from prediction p join bits b on b.subject_id = p.subject_id where p.state in ('published', 'accepted')`;

/** Where nothing is asked but that documents take part, it is quicker to leave out the few that do not. */
function isAll(filter: DocumentFilter): boolean {
  return filter.state === 'active' && !isNarrowed(filter);
}

function inScheme({ scheme }: DocumentFilter): Prisma.Sql {
  return scheme === null ? Prisma.sql`true` : Prisma.sql`s.scheme_id = (select id from scheme where name = ${scheme})`;
}
