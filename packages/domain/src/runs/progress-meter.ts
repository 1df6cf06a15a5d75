/** What a meter makes of a count: how fast it grows, and how long the rest takes at that rate. */
export interface Pace {
  readonly ratePerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** How long it takes until an old rate counts a third. */
const memoryMs = 5_000;
/** A rate over less time is a guess. */
const leastMs = 500;

/** Follows a count over time, phase by phase. Its clock is that of the caller. */
export class ProgressMeter {
  private phase: string | null = null;
  private lastMs = 0;
  private lastDone = 0;
  private rate: number | null = null;

  /** `done` of `total` (null if unknown) at `nowMs`; a new phase, or a count that goes back, starts afresh. */
  read(phase: string, { done, total }: { done: number; total: number | null }, nowMs: number): Pace {
    if (phase !== this.phase || done < this.lastDone) this.start(phase, done, nowMs);
    const elapsedMs = nowMs - this.lastMs;
    if (elapsedMs >= (this.rate === null ? leastMs : 1)) this.learn(done, elapsedMs, nowMs);
    const rate = this.rate;
    const left = total === null || rate === null || rate <= 0 ? null : Math.max(0, total - done) / rate;
    return { ratePerSecond: rate, secondsLeft: left };
  }

  private start(phase: string, done: number, nowMs: number): void {
    this.phase = phase;
    this.lastMs = nowMs;
    this.lastDone = done;
    this.rate = null;
  }

  private learn(done: number, elapsedMs: number, nowMs: number): void {
    const current = ((done - this.lastDone) / elapsedMs) * 1000;
    const share = 1 - Math.exp(-elapsedMs / memoryMs);
    this.rate = this.rate === null ? current : this.rate + share * (current - this.rate);
    this.lastMs = nowMs;
    this.lastDone = done;
  }
}
