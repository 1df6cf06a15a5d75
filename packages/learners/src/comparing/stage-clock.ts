import type { TrainingProgress } from '../training/training-progress.js';

/** The stages that `evaluate` reports times for. */
export const stages = ['readAndFeatures', 'train', 'calibrate', 'score'] as const;
export type Stage = (typeof stages)[number];

export type StageSeconds = Readonly<Record<Stage, number>>;

export interface StageTimes {
  readonly cpuSeconds: StageSeconds;
  readonly seconds: StageSeconds;
}

/** Wall-clock and CPU seconds since some moment. */
export interface Moment {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Out-of-fold fits count as calibration; reading and features count once, for the final fit. */
export function stageOf({ stage, phase }: Pick<TrainingProgress, 'stage' | 'phase'>): Stage {
  switch (stage) {
    case 'labels':
      return 'readAndFeatures';
    case 'calibration':
      return 'calibrate';
    case 'fit':
      return phase === 'features' ? 'readAndFeatures' : 'train';
    case 'evaluation':
      return 'score';
  }
}

/**
 * Adds up the time spent in each stage; the time between two calls belongs to the stage entered
 * first.
 */
export class StageClock {
  private readonly wall: Record<Stage, number> = { readAndFeatures: 0, train: 0, calibrate: 0, score: 0 };
  private readonly cpu: Record<Stage, number> = { readAndFeatures: 0, train: 0, calibrate: 0, score: 0 };
  private stage: Stage | null = 'readAndFeatures';

  /** @param since when its first stage began: now, if left out */
  constructor(
    private readonly now: () => Moment,
    private since: Moment = now(),
  ) {}

  /** Reads the clock only when the stage changes: reading it at every progress event would be slow. */
  enter(stage: Stage): void {
    if (stage !== this.stage) this.add(stage);
  }

  /** Time from here on belongs to no stage until one is entered. */
  stop(): void {
    this.add(null);
  }

  private add(stage: Stage | null): void {
    const moment = this.now();
    if (this.stage !== null) {
      this.wall[this.stage] += moment.seconds - this.since.seconds;
      this.cpu[this.stage] += moment.cpuSeconds - this.since.cpuSeconds;
    }
    this.since = moment;
    this.stage = stage;
  }

  /** The time spent up to the last change. */
  read(): StageTimes {
    return { cpuSeconds: { ...this.cpu }, seconds: { ...this.wall } };
  }
}
