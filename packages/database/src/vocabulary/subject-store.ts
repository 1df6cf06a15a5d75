import type { SubjectFilter, SubjectPage, SubjectRank, SubjectStore } from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';

export function createSubjectStore({ prisma }: Database): SubjectStore {
  return {
    listSubjects: (page) => prisma.$queryRaw<SubjectRank[]>(listSql(page)),
    countSubjects: async (filter) => {
      const [row] = await prisma.$queryRaw<[{ count: number }]>`
        select count(*)::int as count from subject s where ${whereSql(filter)}`;
      return row.count;
    },
  };
}

const likeliestFirst = new SortOrder<SubjectRank>([
  { sql: Prisma.sql`likeness`, direction: 'desc', of: ({ likeness }) => Prisma.sql`${likeness}::real` },
  { sql: Prisma.sql`label`, direction: 'asc', of: ({ label }) => Prisma.sql`${label}` },
  { sql: Prisma.sql`id`, direction: 'asc', of: ({ id }) => Prisma.sql`${id}` },
]);

function listSql({ filter, ...slice }: SubjectPage): Prisma.Sql {
  const likeness = filter.search === null ? Prisma.sql`0::real` : likenessSql(filter.search);
  return Prisma.sql`
    select id, label, likeness from (
      select s.id, s.label, ${likeness} as likeness from subject s where ${whereSql(filter)}) as ranked
    where ${likeliestFirst.within(slice)}
    order by ${likeliestFirst.orderBy(slice)} limit ${slice.limit}`;
}

/** Labels that are or begin with what is typed come before those that contain or resemble it, the shorter first. */
function likenessSql(search: string): Prisma.Sql {
  return Prisma.sql`(
    case when lower(s.label) = lower(${search}) then 2 when s.label ilike ${`${escapeLike(search)}%`} then 1 else 0 end
    + word_similarity(${search}, s.label) + similarity(${search}, s.label) / 10)::real`;
}

function whereSql({ scheme, search, parentId, rootsOnly }: SubjectFilter): Prisma.Sql {
  const conditions = [
    scheme === null ? Prisma.sql`true` : Prisma.sql`s.scheme_id = (select id from scheme where name = ${scheme})`,
    ...(search === null ? [] : [Prisma.sql`(s.label ilike ${`%${escapeLike(search)}%`} or ${search} <% s.label)`]),
    ...(parentId === null
      ? []
      : [Prisma.sql`s.id in (select narrower_id from subject_broader where broader_id = ${parentId})`]),
    ...(rootsOnly ? [Prisma.sql`not exists (select from subject_broader b where b.narrower_id = s.id)`] : []),
  ];
  return Prisma.join(conditions, ' and ');
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
