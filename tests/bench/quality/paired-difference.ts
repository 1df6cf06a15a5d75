import { pairedBootstrap, resampledT } from '@classmark/evaluation';
import type { Answer, Truth } from './answers.js';
import { measure } from './measures.js';

/** What some sides say of one split's test part. */
export interface JudgedSplit {
  readonly truth: Truth;
  readonly answers: ReadonlyMap<string, Answer>;
}

/** One side's F1 less another's, and where it lies with 95 % confidence. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

type Average = 'micro' | 'macro';
const testToTrain = 0.25;
const seed = 1;

function answerOf({ answers }: JudgedSplit, side: string): Answer {
  const answer = answers.get(side);
  if (answer === undefined) throw new Error(`${side} gave no answer.`);
  return answer;
}

export const f1Of = (split: JudgedSplit, side: string, average: Average): number =>
  measure(split.truth, answerOf(split, side))[average].f1;

/**
 * Over several splits by the corrected resampled t-test, on one by the paired bootstrap over its documents, as `classmark
 * compare` does.
 */
export function pairedDifference(
  splits: readonly JudgedSplit[],
  sides: readonly [own: string, other: string],
  average: Average,
): Difference {
  const [own, other] = sides;
  const [only] = splits;
  if (only !== undefined && splits.length === 1) {
    const { given } = answerOf(only, own);
    const differences = pairedBootstrap(only.truth.labels, given, answerOf(only, other).given, seed);
    const { difference, low, high } = differences[average];
    return { mean: difference, low, high };
  }
  const differences = splits.map((split) => f1Of(split, own, average) - f1Of(split, other, average));
  const { mean, halfWidth } = resampledT(differences, testToTrain);
  return { mean, low: mean - halfWidth, high: mean + halfWidth };
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(4)}`;

export const shownDifference = ({ mean, low, high }: Difference): string =>
  `${signed(mean)} (${signed(low)} to ${signed(high)})`;
