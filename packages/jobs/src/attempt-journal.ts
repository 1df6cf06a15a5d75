import { type AttemptKey, type Database, isConnectionLoss, type MetricPoint, writeProgress } from '@classmark/database';
import { type Pace, ProgressMeter, type RunProgress } from '@classmark/domain';
import type { AttemptReport } from './job.js';

const writeEveryMs = 250;
/** One point a series in this time, so that a long run's curves stay small. */
const pointEveryMs = 1_000;

/** Keeps the latest progress and points of an attempt, and writes them a few times a second. */
export class AttemptJournal {
  private readonly database: Database;
  private readonly key: AttemptKey;
  private readonly onError: (error: unknown) => void;
  private readonly meter = new ProgressMeter();
  private readonly points = new Map<string, MetricPoint>();
  private pointsWrittenMs = 0;
  private progress: RunProgress | null = null;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(database: Database, key: AttemptKey, onError: (error: unknown) => void) {
    this.database = database;
    this.key = key;
    this.onError = onError;
  }

  report({ phase, done, total, loss = null, chunk = null, secondsLeft }: AttemptReport): Pace {
    const metered = this.meter.read(phase, { done, total }, performance.now());
    const pace = secondsLeft === undefined ? metered : { ratePerSecond: rateOf(total, done, secondsLeft), secondsLeft };
    this.progress = { phase, done, total, ...pace, loss, chunk };
    this.timer ??= setTimeout(() => this.write(), writeEveryMs);
    return pace;
  }

  measure(series: string, step: number, value: number): void {
    this.points.set(series, { series, step, value });
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    if (this.timer !== null || this.points.size > 0) {
      this.pointsWrittenMs = 0;
      this.write();
    }
    await this.writing;
  }

  private write(): void {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    const progress = this.progress;
    if (progress === null) return;
    const points = this.takePoints();
    this.writing = this.writing
      .then(() => writeProgress(this.database.pool, this.key, progress, points))
      .catch((error) => {
        if (!isConnectionLoss(error)) this.onError(error);
      });
  }

  private takePoints(): MetricPoint[] {
    const nowMs = performance.now();
    if (nowMs - this.pointsWrittenMs < pointEveryMs) return [];
    this.pointsWrittenMs = nowMs;
    const points = [...this.points.values()];
    this.points.clear();
    return points;
  }
}

/** The pace at which what is left takes that long. */
function rateOf(total: number | null, done: number, secondsLeft: number | null): number | null {
  return total === null || secondsLeft === null || secondsLeft === 0 ? null : (total - done) / secondsLeft;
}
