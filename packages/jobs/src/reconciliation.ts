/** What the queue knows of a run's job; `quietMs` since its last sign of life (heartbeat, start or end). */
export interface JobState {
  readonly state: 'waiting' | 'active' | 'completed' | 'failed';
  readonly quietMs: number;
}

/** An active job that nobody holds is lost after this: a job just taken is not held for a moment. */
const lostAfterMs = 1_000;
/** A completed job's run is finished, or read a moment before it was. */
const forgottenAfterMs = 2_000;

export type Reconciliation = 'send' | 'send-anew' | 'restart' | 'give-up' | 'leave';

/** An unfinished run as its row says. */
export interface RunSigns {
  /** It waits, with no attempt under way. */
  readonly isQueued: boolean;
  /** A living process holds its latest attempt. */
  readonly isHeld: boolean;
}

/**
 * What an unfinished run needs of the queue: a job if it has none; another job if it waits though its job has ended, as a
 * run that is retried does; another try if its worker is gone; an end if the queue has ended its job without it.
 */
export function reconcile({ isQueued, isHeld }: RunSigns, job: JobState | null): Reconciliation {
  if (job === null) return 'send';
  switch (job.state) {
    case 'waiting':
      return 'leave';
    case 'active':
      return isHeld || job.quietMs < lostAfterMs ? 'leave' : 'restart';
    case 'completed':
    case 'failed':
      if (isHeld || job.quietMs < forgottenAfterMs) return 'leave';
      return isQueued ? 'send-anew' : 'give-up';
  }
}
