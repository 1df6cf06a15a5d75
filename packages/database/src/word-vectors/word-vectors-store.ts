import {
  type Actor,
  AppError,
  requireUnused,
  type StartWordVectors,
  type StoredWordVectors,
  type WordVectorsStore,
  wordVectorOrigins,
  wordVectorsJob,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';
import { findFreeUpload } from '../ingest/upload-store.js';
import { listModelNames } from '../models/list-model-names.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createWordVectorsStore(database: Database): WordVectorsStore {
  const { prisma } = database;
  return {
    hasNamed: async (name) => (await prisma.wordVectors.count({ where: { name } })) > 0,
    findUpload: (id) => findFreeUpload(prisma, id),
    hasDocuments: async () => (await prisma.document.findFirst({ where: { state: 'active' } })) !== null,
    start: (start) => transact(database, (tx) => startWordVectors(tx, start)),
    delete: (id, actor) => transact(database, (tx) => deleteWordVectors(tx, id, actor)),
  };
}

/** By name. */
export function listWordVectors(database: Database): Promise<StoredWordVectors[]> {
  return readRows(database, {});
}

export function findWordVectors(database: Database, ids: readonly number[]): Promise<StoredWordVectors[]> {
  return readRows(database, { id: { in: [...ids] } });
}

/** The names of the models that are trained with each, by name. */
export async function listModelsWithVectors(
  { prisma }: Database,
  ids: readonly number[],
): Promise<{ wordVectorsId: number; name: string }[]> {
  const where = { wordVectorsId: { in: [...ids] } };
  const models = await prisma.model.findMany({ where, orderBy: { name: 'asc' } });
  return models.flatMap(({ wordVectorsId, name }) => (wordVectorsId === null ? [] : [{ wordVectorsId, name }]));
}

async function readRows({ prisma }: Database, where: Prisma.WordVectorsWhereInput): Promise<StoredWordVectors[]> {
  const rows = await prisma.wordVectors.findMany({ where, orderBy: { name: 'asc' } });
  return rows.map(({ origin, ...row }) => ({ ...row, origin: originOf(origin) }));
}

function originOf(written: string): StoredWordVectors['origin'] {
  const known = wordVectorOrigins.find((origin) => origin === written);
  if (known === undefined) throw new Error(`Word vectors have the unknown origin "${written}".`);
  return known;
}

async function startWordVectors(
  tx: Transaction,
  { actor, title, input }: StartWordVectors,
): Promise<{ runId: bigint }> {
  const runId = await startRun(tx, { job: wordVectorsJob, title, input, actor });
  const action = 'uploadId' in input ? 'word-vectors.imported' : 'word-vectors.learnt';
  await recordAudit(tx, { actor, action, target: `run:${runId}`, details: { ...input } });
  return { runId };
}

async function deleteWordVectors(tx: Transaction, id: number, actor: Actor): Promise<void> {
  const [found] = await tx.$queryRaw<{ name: string; checksum: string }[]>`
    select name, checksum from word_vectors where id = ${id} for update`;
  if (found === undefined) throw new AppError('NOT_FOUND', 'Word vectors not found.');
  requireUnused(found.name, await listModelNames(tx, { wordVectorsId: id }));
  await tx.wordVectors.delete({ where: { id } });
  await recordAudit(tx, { actor, action: 'word-vectors.deleted', target: `word-vectors:${id}`, details: { ...found } });
}
