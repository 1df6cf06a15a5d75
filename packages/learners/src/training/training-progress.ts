import type { FitProgress } from '@classmark/learner';

/**
 * What a training run is doing: reading labels, fitting and scoring for calibration, the fit that stays, scoring the
 * test documents.
 */
export type TrainingStage = 'labels' | 'calibration' | 'fit' | 'evaluation';

/** `done` of `total` documents over all passes of all fits, so that time left is in proportion. */
export interface TrainingProgress {
  readonly stage: TrainingStage;
  readonly phase: 'read' | 'features' | 'fit' | 'score';
  /** Which fit of how many, from 1; 0 before the first. */
  readonly fit: number;
  readonly fits: number;
  readonly chunk: number;
  readonly loss: number | null;
  readonly done: number;
  /** Null until the first fit has said how many passes it makes. */
  readonly total: number | null;
}

/** Adds up what all parts of a training run have read. */
export class ProgressLedger {
  private fits: readonly number[] = [];
  private fit = 0;
  private passes: number | null = null;
  private apart = 0;
  private finished = 0;
  private settling = 0;

  constructor(private readonly onProgress: (progress: TrainingProgress) => void) {}

  /** Says what is to come: the documents that each fit reads in a pass, and those scored between. */
  plan(fits: readonly number[], scoring: number): void {
    this.fits = fits;
    this.apart = this.finished + scoring;
  }

  /** While documents are only read or scored, `documents` of this part so far. */
  report(stage: TrainingStage, phase: 'read' | 'score', documents: number): void {
    this.emit({ stage, phase, chunk: 0, loss: null }, documents);
  }

  /** Ends a part that read or scored `documents`. */
  finish(documents: number): void {
    this.finished += documents;
  }

  /** Where parameters are settled by fitting, before the fits that are planned. */
  reportSettling({ phase, chunk, loss, done, total }: FitProgress): void {
    const documents = Math.max(0, ...this.fits);
    if (total !== null && documents > 0) this.passes = total / documents;
    this.apart += done - this.settling;
    this.finished += done - this.settling;
    this.settling = done;
    this.emit({ stage: 'calibration', phase, chunk, loss }, 0);
  }

  finishSettling(): void {
    this.settling = 0;
  }

  startFit(): void {
    this.fit += 1;
  }

  reportFit(stage: TrainingStage, progress: FitProgress): void {
    const documents = this.fits[this.fit - 1] ?? 0;
    if (progress.total !== null && documents > 0) this.passes = progress.total / documents;
    const { phase, chunk, loss } = progress;
    this.emit({ stage, phase, chunk, loss }, progress.done);
  }

  finishFit(): void {
    this.finished += Math.round((this.fits[this.fit - 1] ?? 0) * (this.passes ?? 1));
  }

  private emit(part: Pick<TrainingProgress, 'stage' | 'phase' | 'chunk' | 'loss'>, documents: number): void {
    const done = this.finished + documents;
    this.onProgress({ ...part, fit: this.fit, fits: this.fits.length, done, total: this.total(done) });
  }

  private total(done: number): number | null {
    if (this.passes === null) return null;
    const read = this.fits.reduce((sum, documents) => sum + documents, 0);
    return Math.max(done, Math.round(read * this.passes) + this.apart);
  }
}
