import type { DocumentFilter } from '@classmark/domain';
import { Prisma } from '../generated/client.js';
import { isNarrowed, whereSql } from './document-sql.js';

/** How many subjects can be counted over all documents at once: bits of a bigint that are none of its sign. */
export const maxTargets = 62;

/** Every subject's count over documents that are few: an array, as SQL writes it. */
export function countAllSql(filter: DocumentFilter, documentIds: string, limit: number): Prisma.Sql {
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

interface Counted {
  /** Labels and what is suggested, or labels alone. */
  readonly rows?: 'all' | 'labelled';
  /** Some documents, as an array in SQL, in place of all that answer the filter. */
  readonly documentIds?: string;
}

/**
 * The counts of some subjects over however many documents. Each document's subjects are gathered as the bits of one
 * number, so that nothing needs to be sorted; equal numbers are counted together. The rows are those of the view
 * document_subject (a test holds both against each other), or its labelled ones alone.
 */
export function countTargetsSql(
  filter: DocumentFilter,
  subjectIds: readonly number[],
  counted: Counted = {},
): Prisma.Sql {
  return Prisma.sql`
    with target as materialized (
      select id, 1::bigint << (n - 1)::int as bit
      from unnest(${[...subjectIds]}::int[]) with ordinality as t (id, n)
    ), bits as materialized (
      select a.descendant_id as subject_id, bit_or(t.bit) as bits
      from target t join subject_ancestor a on a.ancestor_id = t.id group by a.descendant_id
    ), said as (
      ${saidSql(counted)}
    ), gathered as (
      select document_id, bit_or(yes) & ~bit_or(no) as bits from said group by document_id
    ), tallied as materialized (
      select bits, count(*) as count from gathered
      where ${counted.documentIds === undefined ? isMatched(filter) : Prisma.sql`true`} group by bits
    )
    select t.id as "subjectId", sum(c.count)::int as count
    from target t join tallied c on c.bits & t.bit <> 0
    group by t.id
    order by bool_or(exists (select from subject_broader b where b.narrower_id = t.id)), count desc, t.id`;
}

/** What is said of documents, as bits: which subjects they have, and which not. */
function saidSql({ rows = 'all', documentIds }: Counted): Prisma.Sql {
  const isAmong = (id: Prisma.Sql) =>
    documentIds === undefined ? Prisma.sql`true` : Prisma.sql`${id} = any(${documentIds}::bigint[])`;
  const suggested = Prisma.sql`
    union all
    select p.document_id, b.bits, 0 from prediction p join bits b on b.subject_id = p.subject_id
    where p.state in ('published', 'accepted') and ${isAmong(Prisma.sql`p.document_id`)}`;
  return Prisma.sql`
    select l.document_id, b.bits as yes, 0::bigint as no
    from label l join bits b on b.subject_id = l.subject_id
    where l.value and ${isAmong(Prisma.sql`l.document_id`)} and not exists (
      select from label n where n.document_id = l.document_id and n.subject_id = l.subject_id
        and n.origin = 'curator' and not n.value)
    ${rows === 'all' ? suggested : Prisma.empty}
    union all
    select n.document_id, 0, t.bit from label n join target t on t.id = n.subject_id
    where n.origin = 'curator' and not n.value and ${isAmong(Prisma.sql`n.document_id`)}`;
}

/** Where nothing is asked but that documents take part, it is quicker to leave out the few that do not. */
function isMatched(filter: DocumentFilter): Prisma.Sql {
  if (filter.state === 'active' && !isNarrowed(filter)) {
    return Prisma.sql`document_id not in (select d.id from document d where d.state = 'set_aside')`;
  }
  return Prisma.sql`document_id in (select d.id from document d where ${whereSql(filter)})`;
}

function inScheme({ scheme }: DocumentFilter): Prisma.Sql {
  return scheme === null ? Prisma.sql`true` : Prisma.sql`s.scheme_id = (select id from scheme where name = ${scheme})`;
}
