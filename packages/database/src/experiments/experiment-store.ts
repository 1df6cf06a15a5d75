import {
  type Actor,
  actorName,
  type ExperimentReviewStore,
  type ExperimentStore,
  experimentJob,
  type NewExperiment,
  type NewExperimentReview,
  type ReviewSituation,
  requireReview,
  requireReviewable,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createExperimentStore(database: Database): ExperimentStore & ExperimentReviewStore {
  return {
    startExperiment: (experiment, actor) => transact(database, (tx) => start(tx, experiment, actor)),
    recordReview: (review, actor) => transact(database, (tx) => recordReview(tx, review, actor)),
    undoReview: (experimentId, variant, actor) =>
      transact(database, (tx) => undoReview(tx, experimentId, { variant, actor })),
  };
}

async function start(tx: Transaction, experiment: NewExperiment, actor: Actor) {
  const { name, variants, settings, seeds, firstSeed } = experiment;
  const [next] = await tx.$queryRaw<[{ id: number }]>`
    select nextval(pg_get_serial_sequence('experiment', 'id'))::int as id`;
  const { id } = next;
  const runId = await startRun(tx, {
    job: experimentJob,
    title: `Experiment "${name}"`,
    input: { experimentId: id },
    actor,
  });
  await tx.experiment.create({ data: { id, runId, name, variants: [...variants], settings, seeds, firstSeed } });
  const details = { runId: String(runId), variants: [...variants], seeds, firstSeed, settings };
  await recordAudit(tx, { actor, action: 'experiment.started', target: `experiment:${id}`, details });
  return { experimentId: id, runId };
}

async function lockReviewable(tx: Transaction, experimentId: number, variant: string): Promise<void> {
  const [found] = await tx.$queryRaw<ReviewSituation[]>`
    select e.variants, r.state::text from experiment e join run r on r.id = e.run_id
    where e.id = ${experimentId} for update of e`;
  requireReviewable(found, variant);
}

async function recordReview(tx: Transaction, review: NewExperimentReview, actor: Actor): Promise<void> {
  const { experimentId, variant, verdict } = review;
  await lockReviewable(tx, experimentId, variant);
  await tx.experimentReview.create({ data: { ...review, actor: actorName(actor) } });
  const details = { variant, verdict, recommendation: review.recommendation };
  await recordAudit(tx, { actor, action: 'experiment.reviewed', target: `experiment:${experimentId}`, details });
}

async function undoReview(
  tx: Transaction,
  experimentId: number,
  { variant, actor }: { readonly variant: NewExperimentReview['variant']; readonly actor: Actor },
): Promise<void> {
  await lockReviewable(tx, experimentId, variant);
  const where = { experimentId, variant, undoneAt: null };
  const holding = requireReview(await tx.experimentReview.findFirst({ where, orderBy: { id: 'desc' } }));
  await tx.experimentReview.update({ where: { id: holding.id }, data: { undoneAt: new Date() } });
  const details = { variant, verdict: holding.verdict };
  await recordAudit(tx, { actor, action: 'experiment.review-undone', target: `experiment:${experimentId}`, details });
}
