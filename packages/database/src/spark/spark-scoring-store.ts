import { type SparkScoringStore, type StartSparkScoring, sparkScoringJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createSparkScoringStore(database: Database): SparkScoringStore {
  return {
    findScorer: findScorer(database),
    startSparkScoring: (start) => transact(database, (tx) => startSparkScoring(tx, start)),
  };
}

const findScorer =
  ({ prisma }: Database): SparkScoringStore['findScorer'] =>
  async ({ kind, id }) => {
    if (kind === 'importedModel') {
      const model = await prisma.importedModel.findUnique({ where: { id }, select: { name: true } });
      return model && { ...model, provenance: null };
    }
    const select = { number: true, provenance: true, model: { select: { name: true } } } as const;
    const version = await prisma.version.findUnique({ where: { id }, select });
    if (version === null) return null;
    const { model, number, provenance } = version;
    return { name: `${model.name}, version ${number}`, provenance };
  };

const targets = { importedModel: 'imported-model', version: 'version' } as const;

async function startSparkScoring(
  tx: Transaction,
  { actor, title, input }: StartSparkScoring,
): Promise<{ runId: bigint }> {
  const runId = await startRun(tx, { job: sparkScoringJob, title, input, actor });
  const { scorer, ...tables } = input;
  const target = `${targets[scorer.kind]}:${scorer.id}`;
  await recordAudit(tx, { actor, action: 'table.scored-on-spark', target, details: { title, ...tables } });
  return { runId };
}
