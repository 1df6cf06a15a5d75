import type { Model } from '@classmark/domain';
import type { Database } from '../database.js';
import type { Prisma } from '../generated/client.js';

/** Newest first. */
export function listModels(database: Database): Promise<Model[]> {
  return readModels(database, {});
}

export function findModels(database: Database, ids: readonly number[]): Promise<Model[]> {
  return readModels(database, { id: { in: [...ids] } });
}

async function readModels({ prisma }: Database, where: Prisma.ModelWhereInput): Promise<Model[]> {
  const models = await prisma.model.findMany({ where, orderBy: { id: 'desc' } });
  const ids = models.flatMap(({ sourceIds }) => sourceIds);
  const sources = ids.length === 0 ? [] : await prisma.source.findMany({ where: { id: { in: ids } } });
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  return models.map(({ sourceIds, ...model }) => ({
    ...model,
    sources: sourceIds.flatMap((id) => nameOf.get(id) ?? []),
  }));
}
