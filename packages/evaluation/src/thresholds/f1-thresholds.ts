/** Bounds of a threshold: below, a subject whose scores say little would flood the output; above, nothing is gained. */
const lowest = 0.2;
const highest = 0.5;
/** What macro-F1 counts beside micro-F1. */
const macroWeight = 0.5;
/** Into so many bins probabilities of all subjects are counted. */
const bins = 2 ** 14;

/** A subject's highest expected F1, and how many documents are expected to have it. */
interface ExpectedF1 {
  readonly best: number;
  readonly expected: number;
}

/**
 * Chooses the subjects' F1 thresholds, for micro- and macro-F1 together. Half of the highest expected F1 is the best threshold for it
 * (Lipton, Elkan & Narayanaswamy 2014), a subject's own for macro-F1, that of all pooled for micro-F1. One for both
 * lies between them, nearer to its own the rarer the subject: a wrong or missing document of it is little to micro-F1
 * and much to macro-F1. Needs calibrated probabilities and no labels, so it jumps less than the best threshold on labels.
 */
export class F1Thresholds {
  private readonly subjects: ExpectedF1[] = [];
  private readonly counts = new Uint32Array(bins + 1);
  private readonly sums = new Float64Array(bins + 1);

  /** Adds the next subject's out-of-fold probabilities, in any order. */
  add(probabilities: Float64Array): void {
    const { counts, sums } = this;
    for (let i = 0; i < probabilities.length; i++) {
      const probability = probabilities[i];
      const bin = Math.floor(probability * bins);
      counts[bin] += 1;
      sums[bin] += probability;
    }
    const ascending = Float64Array.from(probabilities).sort();
    let expected = 0;
    for (let i = 0; i < ascending.length; i++) expected += ascending[i];
    let hits = 0;
    let best = 0;
    for (let given = 1; given <= ascending.length; given++) {
      hits += ascending[ascending.length - given];
      best = Math.max(best, (2 * hits) / (given + expected));
    }
    this.subjects.push({ best, expected });
  }

  /** The thresholds of the subjects in the order in which they were added. */
  finish(): number[] {
    const { subjects } = this;
    const pooled = this.pooled();
    const typical = (macroWeight * pooled.expected) / Math.max(1, subjects.length);
    return subjects.map(({ best, expected }) => {
      const own = typical + expected === 0 ? 1 : typical / (typical + expected);
      return Math.min(highest, Math.max(lowest, ((1 - own) * pooled.best + own * best) / 2));
    });
  }

  private pooled(): ExpectedF1 {
    const { counts, sums } = this;
    const expected = sums.reduce((sum, part) => sum + part, 0);
    let [given, hits, best] = [0, 0, 0];
    for (let bin = bins; bin >= 0; bin--) {
      if (counts[bin] === 0) continue;
      given += counts[bin];
      hits += sums[bin];
      best = Math.max(best, (2 * hits) / (given + expected));
    }
    return { best, expected };
  }
}
