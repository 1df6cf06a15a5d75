import type { Statement } from '@classmark/domain';
import { Prisma } from '../generated/client.js';

/** Statements as a table `s (document_id, subject_id, verdict, place)` to select from. */
export function statementTable(statements: readonly Statement[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${statements.map(({ documentId }) => documentId)}::bigint[],
    ${statements.map(({ subjectId }) => subjectId)}::int[],
    ${statements.map(({ verdict }) => verdict)}::verdict[]
  ) with ordinality as s (document_id, subject_id, verdict, place)`;
}
