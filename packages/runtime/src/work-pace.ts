/** Work that can wait takes at most one part in so many of the time. */
const shareOfTime = 10;

export interface PaceOptions {
  /** From now to the first time that work is done. */
  readonly firstMs?: number;
  /** From the end of the work to the next, at the least. */
  readonly everyMs?: number;
}

/** Does work now and then, however often it is offered: the less often, the longer it takes. */
export class WorkPace {
  private readonly everyMs: number;
  private nextAt: number;

  constructor({ firstMs = 0, everyMs = 0 }: PaceOptions = {}) {
    this.everyMs = everyMs;
    this.nextAt = performance.now() + firstMs;
  }

  /** Does the work if it is time. */
  async offer(work: () => void | Promise<void>): Promise<void> {
    const from = performance.now();
    if (from < this.nextAt) return;
    await work();
    const now = performance.now();
    this.nextAt = now + Math.max(this.everyMs, shareOfTime * (now - from));
  }
}
