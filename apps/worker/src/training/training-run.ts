import type { Database } from '@classmark/database';
import type { TrainingInput } from '@classmark/domain';
import type { RunAttempt } from '@classmark/jobs';

/** Read together: so few that most are garbage before the young generation is full, which then stays small. */
export const chunkDocuments = 64;

export interface TrainingContext {
  readonly database: Database;
  readonly codeVersion: string;
  /** Threads beside the one that a training runs in. */
  readonly helperThreads: number;
}

/** An attempt at a training, with what it works on and in. */
export interface TrainingRun {
  readonly attempt: RunAttempt;
  readonly input: TrainingInput;
  readonly context: TrainingContext;
}
