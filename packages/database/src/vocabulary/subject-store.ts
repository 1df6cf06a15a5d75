import type { SubjectFilter, SubjectRank, SubjectSlice, SubjectStore } from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { foundSubjectsSql } from './found-subjects-sql.js';
import { subjectFilterSql } from './subject-filter-sql.js';

export function createSubjectStore({ prisma }: Database): SubjectStore {
  return {
    listSubjects: (page) => prisma.$queryRaw<SubjectRank[]>(listSql(page)),
    countSubjects: async (filter) => {
      const [row] = await prisma.$queryRaw<[{ count: number }]>`
        select count(*)::int as count from (${subjectsSql(filter)}) as ranked`;
      return row.count;
    },
  };
}

const likeliestFirst = new SortOrder<SubjectRank>([
  { sql: Prisma.sql`likeness`, direction: 'desc', of: ({ likeness }) => Prisma.sql`${likeness}::real` },
  { sql: Prisma.sql`label`, direction: 'asc', of: ({ label }) => Prisma.sql`${label}` },
  { sql: Prisma.sql`id`, direction: 'asc', of: ({ id }) => Prisma.sql`${id}` },
]);

function listSql({ filter, ...slice }: SubjectSlice): Prisma.Sql {
  return Prisma.sql`
    select id, label, likeness from (${subjectsSql(filter)}) as ranked
    where ${likeliestFirst.within(slice)}
    order by ${likeliestFirst.orderBy(slice)} limit ${slice.limit}`;
}

function subjectsSql(filter: SubjectFilter): Prisma.Sql {
  return filter.search === null
    ? Prisma.sql`select s.id, s.label, 0::real as likeness from subject s where ${subjectFilterSql(filter)}`
    : foundSubjectsSql(filter.search, filter);
}
