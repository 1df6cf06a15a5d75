const BINS = 256;
const MAX_ROUNDS = 1000;
const SMALL_CHANGE = 1e-6;

/** Estimates without labels which share of new documents has a subject. Takes its probabilities one by one. */
export class ShareEstimator {
  /** Probabilities of equal thousandths or so stand together: what they become is nearly linear within a bin. */
  private readonly counts = new Float64Array(BINS);
  private readonly sums = new Float64Array(BINS);

  /** @param probability a document's, calibrated on the training documents */
  add(probability: number): void {
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    this.sums[bin] = (this.sums[bin] ?? 0) + probability;
  }

  get documents(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * By expectation maximisation (Saerens, Latinne & Decaestecker 2002).
   * @param trainingShare of the training documents, in (0, 1)
   * @returns the share in [0, 1]; `trainingShare` where there is no document
   */
  estimate(trainingShare: number): number {
    const { documents } = this;
    if (documents === 0) return trainingShare;
    let share = trainingShare;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const next = this.expect(share, trainingShare) / documents;
      const change = Math.abs(next - share);
      share = next;
      if (change <= SMALL_CHANGE * share) break;
    }
    return share;
  }

  /** Documents with the subject if its share were `share`. */
  private expect(share: number, trainingShare: number): number {
    const yes = share / trainingShare;
    const no = (1 - share) / (1 - trainingShare);
    let expected = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const count = this.counts[bin] ?? 0;
      if (count === 0) continue;
      const p = (this.sums[bin] ?? 0) / count;
      expected += (count * p * yes) / (p * yes + (1 - p) * no);
    }
    return expected;
  }
}

/** A subject's share of the training documents, and as estimated of others. */
export interface SubjectShares {
  readonly training: number;
  readonly estimated: number;
  /** The others. */
  readonly documents: number;
}

/** What lies within so many standard errors may be chance. */
const STANDARD_ERRORS = 2;
const odds = (share: number): number => share / (1 - share);

/**
 * Whether the odds of a subject have fallen by more than the drift ratio, and its share beyond chance: then the promised
 * precision may be broken.
 */
export function hasFallen({ training, estimated, documents }: SubjectShares, driftRatio: number): boolean {
  const chance = Math.sqrt((training * (1 - training)) / documents);
  return odds(training) > driftRatio * odds(estimated) && training - estimated > STANDARD_ERRORS * chance;
}
