import type { RunKind } from '../runs/run.js';

export const nextSteps = [
  'import_documents',
  'train_model',
  'wait_for_run',
  'review_queue',
  'deploy_candidate',
  'retrain',
  'all_done',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** Decisions after which training again is worth more than deciding on. */
export const decisionsWorthRetraining = 40;

/** The kinds of runs after which the next step may be another, whatever it is now. They are over in minutes or hours. */
const awaitedKinds: readonly RunKind[] = ['import', 'training'];

/** What the one obvious next step depends on. */
export interface Situation {
  readonly documents: number;
  readonly labelled: number;
  /** Of the runs that wait or run. */
  readonly unfinishedKinds: readonly RunKind[];
  readonly isServing: boolean;
  /** The newest version of some model was never deployed, and is not surely worse than what serves of that model. */
  readonly hasCandidate: boolean;
  readonly queued: number;
  /** Decisions made since the newest version was trained. */
  readonly newDecisions: number;
}

/**
 * The one thing to do now: what the rest waits for comes first. A harvest may take days, so it is waited for only where
 * there is nothing to do before it has brought something.
 */
export function nextStepFor(situation: Situation): NextStep {
  const { unfinishedKinds } = situation;
  if (unfinishedKinds.some((kind) => awaitedKinds.includes(kind))) return 'wait_for_run';
  const step = stepBeside(situation);
  return step === 'import_documents' && unfinishedKinds.includes('harvest') ? 'wait_for_run' : step;
}

/** What to do, whatever runs. */
function stepBeside({ documents, labelled, isServing, hasCandidate, queued, newDecisions }: Situation): NextStep {
  if (documents === 0) return 'import_documents';
  if (hasCandidate) return 'deploy_candidate';
  if (!isServing) return labelled === 0 ? 'import_documents' : 'train_model';
  if (newDecisions >= decisionsWorthRetraining) return 'retrain';
  if (queued > 0) return 'review_queue';
  return newDecisions > 0 ? 'retrain' : 'all_done';
}
