/** The tasks of a stage that a plan has begun. */
interface Stage {
  readonly num_tasks: number;
  readonly num_completed_tasks: number;
}

const longestWaitMs = 10_000;

/**
 * Passes a stop on when Spark heeds it. Spark 4 interrupts a plan once, and forgets it where none of the plan's tasks
 * runs, as in its first seconds and between two jobs: so a stop waits for the next report of running tasks. Where none
 * comes, it is passed on after ten seconds.
 */
export class TimelyStop implements Disposable {
  private readonly passedOn = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly asked: AbortSignal) {
    asked.addEventListener('abort', this.await, { once: true });
  }

  /** Aborts, with the reason of the stop that was asked for, when it is time to stop. */
  get signal(): AbortSignal {
    return this.passedOn.signal;
  }

  /** Takes in what the server says of the plan's stages. */
  report(stages: readonly Stage[]): void {
    const isRunning = stages.some(({ num_tasks, num_completed_tasks }) => num_completed_tasks < num_tasks);
    if (this.asked.aborted && isRunning) this.passOn();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
    this.asked.removeEventListener('abort', this.await);
  }

  private readonly await = (): void => {
    this.timer = setTimeout(this.passOn, longestWaitMs);
  };

  private readonly passOn = (): void => this.passedOn.abort(this.asked.reason);
}
