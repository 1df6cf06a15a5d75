import { type Actor, AppError, type Subject, type SubjectDetails, type SubjectEditStore } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';

export function createSubjectEditStore(database: Database): SubjectEditStore {
  return {
    editSubject: (subjectId, details, actor) =>
      transact(database, (tx) => editSubject(tx, { subjectId, details, actor })),
  };
}

interface Edit {
  readonly subjectId: number;
  readonly details: SubjectDetails;
  readonly actor: Actor;
}

async function editSubject(tx: Transaction, { subjectId, details, actor }: Edit): Promise<Subject> {
  const subject = await tx.subject.findUnique({ where: { id: subjectId }, select: { schemeId: true } });
  if (subject === null) throw new AppError('NOT_FOUND', 'Subject not found.');
  const { schemeId } = subject;
  const { uri, altLabels, ...rest } = details;
  if (typeof uri === 'string' && (await tx.subject.count({ where: { schemeId, uri, id: { not: subjectId } } })) > 0) {
    const message = 'Another subject of the scheme has this URI.';
    throw new AppError('CONFLICT', message, [{ path: 'uri', message }]);
  }
  const data = { ...rest, uri, ...(altLabels !== undefined && { altLabels: [...altLabels] }) };
  await recordAudit(tx, { actor, action: 'subject.edited', target: `subject:${subjectId}`, details: { ...details } });
  return tx.subject.update({ where: { id: subjectId }, data, omit: { key: true, createdAt: true, importRunId: true } });
}
