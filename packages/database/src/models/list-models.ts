import type { Model } from '@classmark/domain';
import type { Database } from '../database.js';

/** Newest first. */
export async function listModels({ prisma }: Database): Promise<Model[]> {
  return prisma.model.findMany({ orderBy: { id: 'desc' } });
}

export async function findModels({ prisma }: Database, ids: readonly number[]): Promise<Model[]> {
  return prisma.model.findMany({ where: { id: { in: [...ids] } } });
}
