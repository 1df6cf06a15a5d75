const bins = 256;
const maxRounds = 1000;
const smallChange = 1e-6;

/** A subject's prevalence among the training documents, and as estimated among others. */
export interface PrevalenceChange {
  readonly training: number;
  readonly estimated: number;
  /** How much likelier the others' scores are with the estimated prevalence: the logarithm of the ratio. */
  readonly logLikelihoodRatio: number;
}

/** Estimates a subject's prevalence among documents without labels. Takes its probabilities one by one. */
export class PrevalenceEstimator {
  /** Probabilities of equal thousandths or so stand together: what they become is nearly linear within a bin. */
  private readonly counts = new Float64Array(bins);
  private readonly sums = new Float64Array(bins);

  /** @param probability a document's, calibrated on the training documents */
  add(probability: number): void {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    this.counts[bin] += 1;
    this.sums[bin] += probability;
  }

  /**
   * By expectation maximisation (Saerens, Latinne & Decaestecker 2002).
   * @param training prevalence among the training documents, in (0, 1); also the estimate where there is no document
   */
  estimate(training: number): PrevalenceChange {
    const documents = this.counts.reduce((sum, count) => sum + count, 0);
    let estimated = training;
    for (let round = 0; documents > 0 && round < maxRounds; round++) {
      const next = this.expect(estimated, training) / documents;
      const change = Math.abs(next - estimated);
      estimated = next;
      if (change <= smallChange * estimated) break;
    }
    return { training, estimated, logLikelihoodRatio: this.logLikelihood(estimated, training) };
  }

  /** Log likelihood of a prevalence, less that of the training prevalence. */
  private logLikelihood(prevalence: number, training: number): number {
    let sum = 0;
    for (let bin = 0; bin < bins; bin++) {
      const count = this.counts[bin];
      if (count === 0) continue;
      const p = this.sums[bin] / count;
      sum += count * Math.log((p * prevalence) / training + ((1 - p) * (1 - prevalence)) / (1 - training));
    }
    return sum;
  }

  /** Documents with the subject if this were its prevalence. */
  private expect(prevalence: number, training: number): number {
    const yes = prevalence / training;
    const no = (1 - prevalence) / (1 - training);
    let expected = 0;
    for (let bin = 0; bin < bins; bin++) {
      const count = this.counts[bin];
      if (count === 0) continue;
      const p = this.sums[bin] / count;
      expected += (count * p * yes) / (p * yes + (1 - p) * no);
    }
    return expected;
  }
}

/** Less may be chance, or the calibration's error: odds of 20 to 1. */
const leastLogLikelihoodRatio = 3;
/** How many times as high the odds must have been. */
const leastFall = 1.5;
const odds = (prevalence: number): number => prevalence / (1 - prevalence);

/**
 * Whether the odds of a subject were over 1.5 times as high in training, and that beyond chance: then the promised
 * precision may be broken.
 */
export function hasFallen({ training, estimated, logLikelihoodRatio }: PrevalenceChange): boolean {
  return odds(training) > leastFall * odds(estimated) && logLikelihoodRatio >= leastLogLikelihoodRatio;
}
