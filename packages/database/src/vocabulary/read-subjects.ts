import type { Scheme, Subject } from '@classmark/domain';
import type { Database } from '../database.js';

/** Subjects by key; those that are not there are left out. */
export function findSubjects({ prisma }: Database, ids: readonly number[]): Promise<Subject[]> {
  return prisma.subject.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, schemeId: true, label: true, paths: true },
  });
}

/** Schemes by key; those that are not there are left out. */
export function findSchemes({ prisma }: Database, ids: readonly number[]): Promise<Scheme[]> {
  return prisma.scheme.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
}
