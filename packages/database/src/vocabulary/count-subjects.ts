import { documentFilter, type SubjectCounts } from '@classmark/domain';
import type { Database } from '../database.js';
import { prepareCounting } from '../documents/counting.js';
import { countTargetsSql, maxTargets } from '../documents/facet-sql.js';
import { transact } from '../transact.js';

const allDocuments = documentFilter.parse({});

/** How many documents each subject has, in labels and in suggestions; 0 for subjects that are not there. */
export async function countSubjects(
  { prisma }: Database,
  ids: readonly number[],
): Promise<(SubjectCounts & { readonly subjectId: number })[]> {
  const suggested = await prisma.prediction.groupBy({
    by: ['subjectId', 'state'],
    where: { subjectId: { in: [...ids] }, state: { in: ['published', 'queued'] } },
    _count: true,
  });
  const labelled = await countLabelled({ prisma }, ids);
  const countOf = (id: number, wanted: 'published' | 'queued') =>
    suggested.find(({ subjectId, state }) => subjectId === id && state === wanted)?._count ?? 0;
  return ids.map((subjectId) => ({
    subjectId,
    labelled: labelled.get(subjectId) ?? 0,
    published: countOf(subjectId, 'published'),
    queued: countOf(subjectId, 'queued'),
  }));
}

async function countLabelled(
  { prisma }: Pick<Database, 'prisma'>,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (let start = 0; start < ids.length; start += maxTargets) {
    const some = ids.slice(start, start + maxTargets);
    const rows = await transact({ prisma }, async (tx) => {
      await prepareCounting(tx);
      return tx.$queryRaw<{ subjectId: number; count: number }[]>(
        countTargetsSql(allDocuments, some, { rows: 'labelled' }),
      );
    });
    for (const { subjectId, count } of rows) counts.set(subjectId, count);
  }
  return counts;
}

export interface SchemeCounts {
  readonly schemeId: number;
  readonly subjects: number;
  /** Documents with a label of the scheme. */
  readonly documents: number;
}

export function countSchemes({ prisma }: Database, ids: readonly number[]): Promise<SchemeCounts[]> {
  return prisma.$queryRaw<SchemeCounts[]>`
    select s.scheme_id as "schemeId", count(distinct s.id)::int as subjects, count(distinct l.document_id)::int as documents
    from subject s left join label l on l.subject_id = s.id
    where s.scheme_id = any(${[...ids]}::int[]) group by s.scheme_id`;
}
