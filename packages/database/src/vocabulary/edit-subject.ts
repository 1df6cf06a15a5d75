import {
  type Actor,
  AppError,
  requireFreeUri,
  type Subject,
  type SubjectDetails,
  type SubjectEditStore,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { findSubjects } from './read-subjects.js';

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
  if (typeof uri === 'string') {
    requireFreeUri(await tx.subject.count({ where: { schemeId, uri, id: { not: subjectId } } }));
  }
  await recordAudit(tx, { actor, action: 'subject.edited', target: `subject:${subjectId}`, details: { ...details } });
  const { language } = await tx.subject.update({ where: { id: subjectId }, data: { ...rest, uri } });
  await tx.$executeRaw`
    update subject set other_notations = array_remove(other_notations, notation) where id = ${subjectId}`;
  if (typeof uri === 'string') await tx.subjectAlias.deleteMany({ where: { schemeId, key: uri } });
  if (altLabels !== undefined) await replaceAltLabels(tx, { subjectId, altLabels, language: language ?? '' });
  const [edited] = await findSubjects({ prisma: tx }, [subjectId]);
  if (edited === undefined) throw new Error(`Subject ${subjectId} is gone while it is edited`);
  return edited;
}

interface AltLabels {
  readonly subjectId: number;
  readonly altLabels: readonly string[];
  readonly language: string;
}

/** Those that stay keep their language. */
async function replaceAltLabels(tx: Transaction, { subjectId, altLabels, language }: AltLabels): Promise<void> {
  const given = [...altLabels];
  await tx.subjectName.deleteMany({ where: { subjectId, isPreferred: false, text: { notIn: given } } });
  const left = await tx.subjectName.findMany({ where: { subjectId, isPreferred: false }, select: { text: true } });
  const known = new Set(left.map(({ text }) => text));
  const added = given.filter((text) => !known.has(text));
  await tx.subjectName.createMany({
    data: added.map((text) => ({ subjectId, isPreferred: false, language, text })),
  });
}
