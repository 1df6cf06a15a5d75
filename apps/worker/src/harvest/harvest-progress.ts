import type { HarvestedPage } from '@classmark/harvest';
import type { RunAttempt } from '@classmark/jobs';
import type { PoliteClient } from './polite-client.js';

/** Tells how far a harvest is, and how long the rest takes by the requests that are left and the limits of the host. */
export class HarvestProgress {
  private readonly attempt: Pick<RunAttempt, 'report'>;
  private readonly client: Pick<PoliteClient, 'reckon'>;
  private readonly address: string;
  private total: number | null = null;
  private pages = 0;
  private rows = 0;

  constructor(attempt: Pick<RunAttempt, 'report'>, client: Pick<PoliteClient, 'reckon'>, address: string) {
    this.attempt = attempt;
    this.client = client;
    this.address = address;
  }

  /** A page that has come. */
  read({ total, rows }: HarvestedPage): void {
    this.total = total;
    // One without rows says nothing of how many a request brings.
    this.pages += rows.length > 0 ? 1 : 0;
    this.rows += rows.length;
  }

  report(phase: 'harvest' | 'wait', seen: number): void {
    if (this.total === null) {
      this.attempt.report({ phase, done: seen, total: null });
      return;
    }
    const total = Math.max(this.total, seen);
    const requests = this.pages === 0 ? null : Math.ceil(((total - seen) * this.pages) / this.rows);
    const leftMs = requests === null ? null : this.client.reckon(this.address, requests);
    this.attempt.report({ phase, done: seen, total, secondsLeft: leftMs === null ? null : leftMs / 1_000 });
  }
}
