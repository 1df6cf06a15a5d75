import { documentFilter } from '@classmark/domain';
import type { Database } from '../database.js';
import { prepareCounting } from '../documents/counting.js';
import { countTargetsSql, maxTargets } from '../documents/facet-sql.js';
import { transact } from '../transact.js';

const allDocuments = documentFilter.parse({});

export interface SubjectCount {
  readonly subjectId: number;
  readonly count: number;
}

/** How many documents are labelled with subjects or anything narrower; those without any are left out. Reads all labels. */
export async function countLabelled({ prisma }: Database, ids: readonly number[]): Promise<SubjectCount[]> {
  const counts: SubjectCount[] = [];
  for (let start = 0; start < ids.length; start += maxTargets) {
    const some = ids.slice(start, start + maxTargets);
    const rows = await transact({ prisma }, async (tx) => {
      await prepareCounting(tx);
      return tx.$queryRaw<SubjectCount[]>(countTargetsSql(allDocuments, some, { rows: 'labelled' }));
    });
    counts.push(...rows);
  }
  return counts;
}

/** How many suggestions of subjects are published and in review; those without any are left out. */
export function countSuggested({ prisma }: Database, ids: readonly number[]) {
  return prisma.$queryRaw<{ readonly subjectId: number; readonly published: number; readonly queued: number }[]>`
    select subject_id as "subjectId", count(*) filter (where state = 'published')::int as published,
      count(*) filter (where state = 'queued')::int as queued
    from prediction where subject_id = any(${[...ids]}::int[]) and state in ('published', 'queued') group by subject_id`;
}

export interface SchemeCount {
  readonly schemeId: number;
  readonly count: number;
}

/** Those without any subject are left out. */
export function countSubjectsOfSchemes({ prisma }: Database, ids: readonly number[]): Promise<SchemeCount[]> {
  return prisma.$queryRaw<SchemeCount[]>`
    select scheme_id as "schemeId", count(*)::int as count from subject
    where scheme_id = any(${[...ids]}::int[]) group by scheme_id`;
}

/** How many documents have a label of a scheme. Reads all its labels. */
export function countDocumentsOfSchemes({ prisma }: Database, ids: readonly number[]): Promise<SchemeCount[]> {
  return prisma.$queryRaw<SchemeCount[]>`
    select s.scheme_id as "schemeId", count(distinct l.document_id)::int as count
    from subject s join label l on l.subject_id = s.id
    where s.scheme_id = any(${[...ids]}::int[]) group by s.scheme_id`;
}
