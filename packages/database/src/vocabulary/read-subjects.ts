import { languageTexts, type Scheme, type Subject } from '@classmark/domain';
import type { Database } from '../database.js';

export const schemeFields = { id: true, name: true, mergesEqualNames: true, labelsImplyBroader: true } as const;

/** Subjects by key; those that are not there are left out. */
export async function findSubjects(
  { prisma }: { readonly prisma: Pick<Database['prisma'], 'subject'> },
  ids: readonly number[],
): Promise<Subject[]> {
  const rows = await prisma.subject.findMany({
    where: { id: { in: [...ids] } },
    omit: { key: true, createdAt: true, importRunId: true },
    include: {
      names: {
        select: { isPreferred: true, language: true, text: true },
        orderBy: [{ language: 'asc' }, { text: 'asc' }],
      },
    },
  });
  return rows.map(({ names, scopeNotes, ...subject }) => ({
    ...subject,
    names: names.map(({ language, ...name }) => ({ ...name, language: language || null })),
    scopeNotes: languageTexts.parse(scopeNotes),
  }));
}

/** Subjects with one of these labels or paths, of one scheme, or of all if it is null. */
export function findSubjectsCalled({ prisma }: Database, names: readonly string[], scheme: string | null) {
  return prisma.subject.findMany({
    where: {
      OR: [{ label: { in: [...names] } }, { paths: { hasSome: [...names] } }],
      ...(scheme !== null && { scheme: { name: scheme } }),
    },
    select: { id: true, label: true, paths: true },
    orderBy: { id: 'asc' },
  });
}

/** Schemes by key; those that are not there are left out. */
export function findSchemes({ prisma }: Database, ids: readonly number[]): Promise<Scheme[]> {
  return prisma.scheme.findMany({ where: { id: { in: [...ids] } }, select: schemeFields });
}

/** All schemes by name. */
export function listSchemes({ prisma }: Database): Promise<Scheme[]> {
  return prisma.scheme.findMany({ select: schemeFields, orderBy: { name: 'asc' } });
}

export interface SubjectStep {
  readonly narrowerId: number;
  readonly broaderId: number;
}

/** What is right above each of the subjects, by label. */
export function listBroader({ prisma }: Database, ids: readonly number[]): Promise<SubjectStep[]> {
  return prisma.subjectBroader.findMany({
    where: { narrowerId: { in: [...ids] } },
    select: { narrowerId: true, broaderId: true },
    orderBy: { broader: { label: 'asc' } },
  });
}

/** What is right under each of the subjects, by label. */
export function listNarrower({ prisma }: Database, ids: readonly number[]): Promise<SubjectStep[]> {
  return prisma.subjectBroader.findMany({
    where: { broaderId: { in: [...ids] } },
    select: { narrowerId: true, broaderId: true },
    orderBy: { narrower: { label: 'asc' } },
  });
}
