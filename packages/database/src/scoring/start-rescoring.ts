import { type Actor, planRescoring, scoringJob } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { startRun } from '../runs/start-run.js';

/** Documents that changed, and the run that is to score them. */
export interface Rescoring {
  readonly count: number;
  readonly since: Date | null;
  readonly title: string;
  readonly actor: Actor;
}

/** Starts a scoring run if one is due after documents changed. */
export async function startRescoring(tx: Transaction, { count, since, title, actor }: Rescoring): Promise<void> {
  const isAnythingDeployed =
    (await tx.deployment.findFirst({ where: { endedAt: null }, select: { id: true } })) !== null;
  const input = planRescoring({ count, since, isAnythingDeployed });
  if (input !== null) await startRun(tx, { job: scoringJob, title, input, actor });
}
