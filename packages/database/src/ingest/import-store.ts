import { type ImportStore, importJob, type StartImport } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';
import { findFreeUpload, keepRecords } from './upload-store.js';

export function createImportStore({ prisma }: Database): ImportStore {
  return {
    findUpload: (id) => findFreeUpload(prisma, id),
    hasScheme: async (name) => (await prisma.scheme.count({ where: { name } })) > 0,
    startImport: (start) => transact({ prisma }, (tx) => startImport(tx, start)),
  };
}

async function startImport(tx: Transaction, { actor, title, from, input }: StartImport): Promise<{ runId: bigint }> {
  const uploadId = 'records' in from ? (await keepRecords(tx, from.records, actor)).id : from.uploadId;
  const whole = { ...input, uploadId: String(uploadId) };
  const runId = await startRun(tx, { job: importJob, title, input: whole, actor });
  const { source, scheme, createSubjects, labelsComplete } = input;
  const details = { title, source, scheme, createSubjects, labelsComplete };
  await recordAudit(tx, { actor, action: 'documents.imported', target: `run:${runId}`, details });
  return { runId };
}
