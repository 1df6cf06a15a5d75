import { createHash } from 'node:crypto';
import {
  type Actor,
  AppError,
  type ImportedModel,
  type ImportedModelStore,
  type NewImportedModel,
  nameConflict,
  requireModelSize,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { findUpload, readWholeUpload } from '../ingest/upload-store.js';
import { transact } from '../transact.js';

const listed = {
  id: true,
  name: true,
  algorithm: true,
  category: true,
  fileName: true,
  checksum: true,
  sizeBytes: true,
  createdAt: true,
} as const;

export function createImportedModelStore(database: Database): ImportedModelStore {
  return {
    readUpload: (uploadId) => readModelFile(database, uploadId),
    create: (model, actor) => transact(database, (tx) => create(tx, model, actor)),
    rename: (id, name, actor) => transact(database, (tx) => rename(tx, { id, name }, actor)),
    delete: (id, actor) => transact(database, (tx) => remove(tx, id, actor)),
  };
}

/** By name. */
export function listImportedModels({ prisma }: Database): Promise<ImportedModel[]> {
  return prisma.importedModel.findMany({ select: listed, orderBy: { name: 'asc' } });
}

export function findImportedModels({ prisma }: Database, ids: readonly number[]): Promise<ImportedModel[]> {
  return prisma.importedModel.findMany({ where: { id: { in: [...ids] } }, select: listed });
}

/** The file of a model; null where it is gone. */
export async function readModelArtefact({ prisma }: Database, id: number): Promise<Uint8Array | null> {
  const model = await prisma.importedModel.findUnique({ where: { id }, select: { artefact: true } });
  return model?.artefact ?? null;
}

async function readModelFile(database: Database, uploadId: bigint) {
  const upload = await findUpload(database, uploadId);
  if (upload === null) return null;
  requireModelSize(upload.sizeBytes);
  return { fileName: upload.fileName, bytes: await readWholeUpload(database, upload) };
}

async function requireFreeName(tx: Transaction, name: string, except: number | null): Promise<void> {
  const taken = await tx.importedModel.findUnique({ where: { name }, select: { id: true } });
  if (taken === null || taken.id === except) return;
  throw nameConflict(`A model named "${name}" already exists.`);
}

async function create(tx: Transaction, { bytes, ...model }: NewImportedModel, actor: Actor): Promise<ImportedModel> {
  await requireFreeName(tx, model.name, null);
  const checksum = createHash('sha256').update(bytes).digest('hex');
  const data = { ...model, checksum, sizeBytes: bytes.length, artefact: bytes };
  const created = await tx.importedModel.create({ data, select: listed });
  const details = { name: model.name, algorithm: model.algorithm, checksum };
  await recordAudit(tx, { actor, action: 'imported-model.created', target: `imported-model:${created.id}`, details });
  return created;
}

async function requireModel(tx: Transaction, id: number): Promise<ImportedModel> {
  const model = await tx.importedModel.findUnique({ where: { id }, select: listed });
  if (model === null) throw new AppError('NOT_FOUND', 'Model not found.');
  return model;
}

async function rename(
  tx: Transaction,
  { id, name }: Pick<ImportedModel, 'id' | 'name'>,
  actor: Actor,
): Promise<ImportedModel> {
  const { name: before } = await requireModel(tx, id);
  await requireFreeName(tx, name, id);
  const renamed = await tx.importedModel.update({ where: { id }, data: { name }, select: listed });
  const details = { before, after: name };
  await recordAudit(tx, { actor, action: 'imported-model.renamed', target: `imported-model:${id}`, details });
  return renamed;
}

async function remove(tx: Transaction, id: number, actor: Actor): Promise<void> {
  const { name, checksum } = await requireModel(tx, id);
  await tx.importedModel.delete({ where: { id } });
  const details = { name, checksum };
  await recordAudit(tx, { actor, action: 'imported-model.deleted', target: `imported-model:${id}`, details });
}
