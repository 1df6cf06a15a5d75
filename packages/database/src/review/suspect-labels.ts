import type { ListedSuspect, SuspectFilter, SuspectLabel, SuspectLabelReader, SuspectPlace } from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';

const columns = Prisma.sql`s.version_id as "versionId", s.document_id as "documentId", s.subject_id as "subjectId",
  s.given, s.probability::float8 as probability`;

const mostDoubtfulFirst = new SortOrder<SuspectPlace>([
  { sql: Prisma.sql`s.doubt`, direction: 'desc', of: ({ doubt }) => Prisma.sql`${doubt}::float8` },
  { sql: Prisma.sql`s.document_id`, direction: 'asc', of: ({ documentId }) => Prisma.sql`${documentId}` },
  { sql: Prisma.sql`s.subject_id`, direction: 'asc', of: ({ subjectId }) => Prisma.sql`${subjectId}` },
  { sql: Prisma.sql`s.version_id`, direction: 'asc', of: ({ versionId }) => Prisma.sql`${versionId}` },
]);

const serves = Prisma.sql`exists (
  select from deployment p where p.subject_id = s.subject_id and p.version_id = s.version_id and p.ended_at is null)`;

export function createSuspectLabelReader({ prisma }: Database): SuspectLabelReader {
  return {
    listSuspectLabels: ({ filter, ...slice }) => prisma.$queryRaw<ListedSuspect[]>`
      select ${columns}, s.doubt::float8 as doubt from open_suspect_label s
      where ${filterSql(filter)} and ${mostDoubtfulFirst.within(slice)}
      order by ${mostDoubtfulFirst.orderBy(slice)} limit ${slice.limit}`,
    async countSuspectLabels(filter) {
      const [counted] = await prisma.$queryRaw<[{ count: number }]>`
        select count(*)::int as count from open_suspect_label s where ${filterSql(filter)}`;
      return counted.count;
    },
    listSuspectsOfDocuments: (documentIds) => prisma.$queryRaw<SuspectLabel[]>`
      select ${columns} from open_suspect_label s
      where s.document_id = any(${[...documentIds]}::bigint[]) and ${serves}
      order by s.doubt desc, s.subject_id`,
  };
}

function filterSql({ versionId, subjectId, given }: SuspectFilter): Prisma.Sql {
  const conditions = [
    versionId === null ? serves : Prisma.sql`s.version_id = ${versionId}`,
    ...(subjectId === null ? [] : [Prisma.sql`s.subject_id = ${subjectId}`]),
    ...(given === null ? [] : [Prisma.sql`s.given = ${given}`]),
  ];
  return Prisma.join(conditions, ' and ');
}

export async function saveSuspectLabels(
  tx: Transaction,
  versionId: number,
  suspects: readonly Omit<SuspectLabel, 'versionId'>[],
): Promise<void> {
  const data = suspects.map(({ documentId, subjectId, given, probability }) => {
    return { versionId, documentId, subjectId, given, probability };
  });
  await tx.suspectLabel.createMany({ data });
}

/** All that a version holds for wrong, whether it still stands or not. */
export function readSuspectLabels(tx: Transaction, versionId: number): Promise<Omit<SuspectLabel, 'versionId'>[]> {
  return tx.suspectLabel.findMany({ where: { versionId }, omit: { versionId: true } });
}
