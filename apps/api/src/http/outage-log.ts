import type { Logger } from '@classmark/runtime';

const pauseMs = 60_000;

/** Says once a minute that the database is away, however many ask for it meanwhile. */
export class OutageLog {
  private quietUntil = 0;
  private suppressed = 0;

  constructor(
    private readonly log: Logger,
    private readonly now: () => number = () => performance.now(),
  ) {}

  report(error: unknown): void {
    if (this.now() < this.quietUntil) {
      this.suppressed += 1;
      return;
    }
    this.log.error({ err: error, sinceLast: this.suppressed }, 'The database does not answer');
    this.quietUntil = this.now() + pauseMs;
    this.suppressed = 0;
  }
}
