import { type SparkScorer, type SparkScoringStore, type StartSparkScoring, sparkScoringJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createSparkScoringStore(database: Database): SparkScoringStore {
  return {
    findScorerName: (scorer) => findScorerName(database, scorer),
    startSparkScoring: (start) => transact(database, (tx) => startSparkScoring(tx, start)),
  };
}

async function findScorerName({ prisma }: Database, { kind, id }: SparkScorer): Promise<string | null> {
  if (kind === 'importedModel') {
    const model = await prisma.importedModel.findUnique({ where: { id }, select: { name: true } });
    return model?.name ?? null;
  }
  const select = { number: true, model: { select: { name: true } } } as const;
  const version = await prisma.version.findUnique({ where: { id }, select });
  return version && `${version.model.name}, version ${version.number}`;
}

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
