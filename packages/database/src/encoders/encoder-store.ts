import {
  type Actor,
  AppError,
  type EncoderStore,
  encoderJob,
  requireUnused,
  type StartEncoderImport,
  type StoredEncoder,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { findFreeUpload } from '../ingest/upload-store.js';
import { listModelNames } from '../models/list-model-names.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createEncoderStore(database: Database): EncoderStore {
  const { prisma } = database;
  return {
    hasNamed: async (name) => (await prisma.encoder.count({ where: { name } })) > 0,
    findUpload: (id) => findFreeUpload(prisma, id),
    startImport: (start) => transact(database, (tx) => startImport(tx, start)),
    delete: (id, actor) => transact(database, (tx) => deleteEncoder(tx, id, actor)),
  };
}

/** By name. */
export function listEncoders({ prisma }: Database): Promise<StoredEncoder[]> {
  return prisma.encoder.findMany({ orderBy: { name: 'asc' } });
}

export function findEncoders({ prisma }: Database, ids: readonly number[]): Promise<StoredEncoder[]> {
  return prisma.encoder.findMany({ where: { id: { in: [...ids] } } });
}

/** The names of the models that are trained with each, by name. */
export async function listModelsWithEncoder(
  { prisma }: Database,
  ids: readonly number[],
): Promise<{ encoderId: number; name: string }[]> {
  const where = { encoderId: { in: [...ids] } };
  const models = await prisma.model.findMany({ where, orderBy: { name: 'asc' } });
  return models.flatMap(({ encoderId, name }) => (encoderId === null ? [] : [{ encoderId, name }]));
}

async function startImport(tx: Transaction, { actor, title, input }: StartEncoderImport): Promise<{ runId: bigint }> {
  const runId = await startRun(tx, { job: encoderJob, title, input, actor });
  await recordAudit(tx, { actor, action: 'encoder.imported', target: `run:${runId}`, details: { ...input } });
  return { runId };
}

async function deleteEncoder(tx: Transaction, id: number, actor: Actor): Promise<void> {
  const [found] = await tx.$queryRaw<{ name: string; checksum: string }[]>`
    select name, checksum from encoder where id = ${id} for update`;
  if (found === undefined) throw new AppError('NOT_FOUND', 'Encoder not found.');
  requireUnused(found.name, await listModelNames(tx, { encoderId: id }));
  await tx.encoder.delete({ where: { id } });
  await recordAudit(tx, { actor, action: 'encoder.deleted', target: `encoder:${id}`, details: { ...found } });
}
