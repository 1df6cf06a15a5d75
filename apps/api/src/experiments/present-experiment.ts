import { type ExperimentTraining, outcomes } from '@classmark/domain';
import {
  comparePairs,
  figureNames,
  summariseVariant,
  type VariantComparison,
  type VariantName,
  variantTitles,
} from '@classmark/gan';
import type { ExperimentComparisonObject, ExperimentVariantObject } from './experiment.object.js';

/** A variant as far as its seeds are done. */
export function presentVariant(
  experimentId: number,
  name: VariantName,
  trainings: readonly ExperimentTraining[],
): ExperimentVariantObject {
  const own = trainings.filter(({ variant }) => variant === name);
  const shown = { experimentId, name, title: variantTitles[name], seedsDone: own.length };
  if (own.length === 0) return { ...shown, outcomes: [], figures: [], curve: [] };
  const summary = summariseVariant(own);
  return {
    ...shown,
    outcomes: outcomes.map((outcome) => ({ outcome, seeds: summary.outcomes[outcome] })),
    figures: figureNames.map((figure) => ({ name: figure, ...summary.end[figure] })),
    curve: summary.curve.map(({ step, wasserstein, discriminatorLoss, generatorLoss, accuracy }) => ({
      step,
      distance: wasserstein.median,
      distanceLow: wasserstein.low,
      distanceHigh: wasserstein.high,
      discriminatorLoss: discriminatorLoss.median,
      generatorLoss: generatorLoss.median,
      accuracy: accuracy.median,
    })),
  };
}

/** Whether a variant has all techniques of another, and more. */
function addsTo(first: VariantName, second: VariantName): boolean {
  const techniques = second.split('+');
  return first !== second && (first === 'plain' || first.split('+').every((one) => techniques.includes(one)));
}

/** Variants against those that they add a technique to, by the seeds that both have done. */
export function presentComparisons(
  variants: readonly VariantName[],
  trainings: readonly ExperimentTraining[],
): ExperimentComparisonObject[] {
  const endOf = new Map(trainings.map(({ variant, seed, curve }) => [`${variant} ${seed}`, curve.at(-1)?.wasserstein]));
  const seeds = [...new Set(trainings.map(({ seed }) => seed))];
  const pairs = variants.flatMap((first) =>
    variants
      .filter((second) => addsTo(first, second))
      .map((second) => {
        const ends = seeds.flatMap((seed) => {
          const [a, b] = [endOf.get(`${first} ${seed}`), endOf.get(`${second} ${seed}`)];
          return a === undefined || b === undefined ? [] : [{ a, b }];
        });
        return { first, second, figures: { first: ends.map(({ a }) => a), second: ends.map(({ b }) => b) } };
      }),
  );
  const done = pairs.filter(({ figures }) => figures.first.length > 0);
  const compared = comparePairs(done.map(({ figures }) => figures));
  return done.flatMap(({ first, second, figures }, i) => {
    const comparison = compared[i];
    if (comparison === undefined) return [];
    const { lower, higher, medianDifference, pValue } = comparison;
    const verdict = inWords([first, second], comparison, figures.first.length);
    return [{ first, second, closer: lower, farther: higher, medianDifference, pValue, verdict }];
  });
}

function inWords([first, second]: [VariantName, VariantName], comparison: VariantComparison, seeds: number): string {
  const [a, b] = [variantTitles[first], variantTitles[second]];
  if (comparison.verdict === 'no difference') return `No clear difference between “${a}” and “${b}” in ${seeds} seeds.`;
  const [better, worse] = comparison.verdict === 'lower' ? [b, a] : [a, b];
  return `“${better}” ends closer than “${worse}” in ${Math.max(comparison.lower, comparison.higher)} of ${seeds} seeds.`;
}
