import {
  type CurveMoment,
  comparePairs,
  type RunResult,
  type VariantComparison,
  type VariantName,
} from '@classmark/gan';

/** What the write-up says of a picture, as a difference between two variants that can be tested. */
interface Claim {
  readonly picture: string;
  readonly quote: string;
  readonly first: VariantName;
  readonly second: VariantName;
  readonly figure: 'distance' | 'left tail' | 'both tails' | "generator's loss";
  /** The verdicts that bear it out. */
  readonly expected: readonly VariantComparison['verdict'][];
}

const notLower = ['higher', 'no difference'] as const;

const claims: readonly Claim[] = [
  {
    picture: 'minibatch discrimination',
    quote: 'didn’t work quite well as intended',
    ...{ first: 'plain', second: 'minibatch', figure: 'distance', expected: notLower },
  },
  {
    picture: 'instance noise',
    quote: 'a long tail to the left',
    ...{ first: 'plain', second: 'noise', figure: 'left tail', expected: ['higher'] },
  },
  {
    picture: 'instance noise',
    quote: '[the generator’s loss] actually increased',
    ...{ first: 'plain', second: 'noise', figure: "generator's loss", expected: ['higher'] },
  },
  {
    picture: 'noise with minibatch',
    quote: 'improved a lot',
    ...{ first: 'plain', second: 'minibatch+noise', figure: 'distance', expected: ['lower'] },
  },
  {
    picture: 'noise with minibatch',
    quote: 'improved a lot',
    ...{ first: 'noise', second: 'minibatch+noise', figure: 'distance', expected: ['lower'] },
  },
  {
    picture: 'noise with feature matching',
    quote: 'the fat tail has disappeared',
    ...{ first: 'noise', second: 'noise+features', figure: 'both tails', expected: ['lower'] },
  },
  {
    picture: 'noise with feature matching',
    quote: 'not … an apparent improvement',
    ...{ first: 'noise', second: 'noise+features', figure: 'distance', expected: notLower },
  },
  {
    picture: 'all three',
    quote: 'did not perform well',
    ...{ first: 'plain', second: 'minibatch+noise+features', figure: 'distance', expected: notLower },
  },
];

const figures: Readonly<Record<Claim['figure'], (end: CurveMoment) => number>> = {
  distance: ({ wasserstein }) => wasserstein,
  'left tail': ({ leftTail }) => leftTail,
  'both tails': ({ leftTail, rightTail }) => leftTail + rightTail,
  "generator's loss": ({ generatorLoss }) => generatorLoss,
};

export interface TestedClaim extends Claim {
  readonly comparison: VariantComparison;
  readonly judgement: 'holds' | 'not contradicted' | 'not confirmed' | 'the opposite holds';
}

/** A difference that is not found is no proof that there is none. */
function judge(expected: Claim['expected'], verdict: VariantComparison['verdict']): TestedClaim['judgement'] {
  if (expected.includes(verdict)) return verdict === 'no difference' ? 'not contradicted' : 'holds';
  return verdict === 'no difference' ? 'not confirmed' : 'the opposite holds';
}

/** Tests what the write-up saw in single runs, all claims corrected together. */
export function testClaims(runsOf: (variant: VariantName) => readonly RunResult[]): TestedClaim[] {
  const ends = (variant: VariantName, figure: Claim['figure']): number[] =>
    runsOf(variant).flatMap(({ curve }) => curve.slice(-1).map(figures[figure]));
  const pairs = claims.map(({ first, second, figure }) => ({
    first: ends(first, figure),
    second: ends(second, figure),
  }));
  const comparisons = comparePairs(pairs);
  return claims.flatMap((claim, i) => {
    const comparison = comparisons[i];
    if (comparison === undefined) return [];
    return [{ ...claim, comparison, judgement: judge(claim.expected, comparison.verdict) }];
  });
}
