import { type StartTableScoring, type TableScoringStore, tableScoringJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { findFreeUpload } from '../ingest/upload-store.js';
import { sweepRunOutputs } from '../runs/run-output.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createTableScoringStore(database: Database): TableScoringStore {
  return {
    findUpload: (id) => findFreeUpload(database.prisma, id),
    findModelName: async (id) => {
      const model = await database.prisma.importedModel.findUnique({ where: { id }, select: { name: true } });
      return model?.name ?? null;
    },
    startTableScoring: (start) => transact(database, (tx) => startTableScoring(tx, start)),
  };
}

async function startTableScoring(
  tx: Transaction,
  { actor, title, input }: StartTableScoring,
): Promise<{ runId: bigint }> {
  await sweepRunOutputs(tx);
  const runId = await startRun(tx, { job: tableScoringJob, title, input, actor });
  const details = { title, mode: input.mode };
  await recordAudit(tx, { actor, action: 'table.scored', target: `imported-model:${input.modelId}`, details });
  return { runId };
}
