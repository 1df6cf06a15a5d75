import type { Document, Source } from '@classmark/domain';
import { z } from 'zod';
import type { Database } from '../database.js';

const select = {
  id: true,
  externalId: true,
  title: true,
  text: true,
  url: true,
  publicationDate: true,
  language: true,
  authors: true,
  metadata: true,
  state: true,
  setAsideReason: true,
  mergedIntoId: true,
  createdAt: true,
  updatedAt: true,
  source: { select: { name: true } },
} as const;

const metadataSchema = z.record(z.string(), z.unknown());

/** Documents by key; those that are not there are left out. */
export async function findDocuments({ prisma }: Database, ids: readonly bigint[]): Promise<Document[]> {
  const rows = await prisma.document.findMany({ where: { id: { in: [...ids] } }, select });
  return rows.map(({ source, metadata, ...document }) => ({
    ...document,
    metadata: metadataSchema.parse(metadata),
    source: source.name,
  }));
}

/** The key of a source's document; null if it is not there. */
export async function findDocumentId({ prisma }: Database, source: string, externalId: string): Promise<bigint | null> {
  const found = await prisma.document.findFirst({
    where: { externalId, source: { name: source } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** All sources by name. */
export function listSources({ prisma }: Database): Promise<Source[]> {
  return prisma.source.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } });
}

export function findSources({ prisma }: Database, ids: readonly number[]): Promise<Source[]> {
  return prisma.source.findMany({ select: { id: true, name: true }, where: { id: { in: [...ids] } } });
}

/** How many documents sources have; those without any are left out. */
export function countSources({ prisma }: Database, ids: readonly number[]) {
  return prisma.$queryRaw<{ readonly sourceId: number; readonly documents: number }[]>`
    select source_id as "sourceId", count(*)::int as documents from document
    where source_id = any(${[...ids]}::int[]) group by source_id`;
}
