import type { Database } from '../database.js';

export interface FormerName {
  readonly subjectId: number;
  readonly name: string;
}

/** What files still name subjects by: keys from before they were renamed, or of subjects merged into them. */
export async function listFormerNames({ prisma }: Database, subjectIds: readonly number[]): Promise<FormerName[]> {
  const rows = await prisma.subjectAlias.findMany({
    where: { subjectId: { in: [...subjectIds] } },
    select: { subjectId: true, key: true },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ subjectId, key }) => ({ subjectId, name: key }));
}
