import { type DocumentLabel, type DocumentSubject, documentSubjectStatuses } from '@classmark/domain';
import type { Database } from '../database.js';

/** What sources and people said of the documents' subjects, by subject. */
export function listLabels({ prisma }: Database, documentIds: readonly bigint[]): Promise<DocumentLabel[]> {
  return prisma.label.findMany({
    where: { documentId: { in: [...documentIds] } },
    select: { documentId: true, subjectId: true, value: true, origin: true, createdAt: true },
    orderBy: [{ documentId: 'asc' }, { subject: { label: 'asc' } }, { origin: 'asc' }],
  });
}

/** What search front ends show: one entry a document and subject, by subject. */
export async function listDocumentSubjects(
  { prisma }: Database,
  documentIds: readonly bigint[],
): Promise<DocumentSubject[]> {
  const rows = await prisma.$queryRaw<DocumentSubject[]>`
    select x.document_id as "documentId", x.subject_id as "subjectId", x.status, max(x.probability) as probability
    from document_subject x join subject s on s.id = x.subject_id join scheme c on c.id = s.scheme_id
    where x.document_id = any(${[...documentIds]}::bigint[]) and (c.labels_imply_broader or not x.is_broader)
    group by x.document_id, x.subject_id, x.status, s.label
    order by s.label, array_position(${[...documentSubjectStatuses]}::text[], x.status)`;
  const first = new Map<string, DocumentSubject>();
  for (const row of rows) {
    const key = `${row.documentId}:${row.subjectId}`;
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}
