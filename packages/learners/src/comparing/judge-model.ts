import type { ModelComparison } from './compare-models.js';
import { comparisonOutcome } from './comparison-outcome.js';
import { between, shownChange } from './shown-figures.js';

/** Whether a model is worth what it costs beside the first one. */
export interface Conclusion {
  /** `better` and `worse` in one average at least, and not the other way round in the other. */
  readonly outcome: 'better' | 'worse' | 'mixed' | 'no difference';
  /** For people: a sentence or two. */
  readonly text: string;
}

/** Times within a tenth of each other are called the same: a second run would differ by as much. */
const sameTimes = 0.1;

/** "for 12 times the training time" */
function shownCost(timesCpu: number): string {
  if (Math.abs(timesCpu - 1) <= sameTimes) return 'the same training time';
  if (timesCpu < 0.1) return `${Number(timesCpu.toPrecision(1))} times the training time`;
  return `${timesCpu.toFixed(timesCpu < 9.95 ? 1 : 0)} times the training time`;
}

function outcomeOfBoth({ micro, macro }: Pick<ModelComparison, 'micro' | 'macro'>): Conclusion['outcome'] {
  const outcomes = [comparisonOutcome(micro), comparisonOutcome(macro)];
  const [isBetter, isWorse] = [outcomes.includes('better'), outcomes.includes('worse')];
  if (isBetter && isWorse) return 'mixed';
  if (isBetter) return 'better';
  return isWorse ? 'worse' : 'no difference';
}

/**
 * Says in plain words whether a model pays.
 * @param timesCpu its CPU time for training, divided by that of the model it is compared with
 */
export function judgeModel(comparison: Omit<ModelComparison, 'perSubject'>, timesCpu: number): Conclusion {
  const { model, baseline, micro, macro } = comparison;
  const outcome = outcomeOfBoth(comparison);
  const figures = [micro, macro].map((one) => `${shownChange(one.difference)} ${between(one, shownChange)}`);
  const figuresOfBoth = `micro-F1 ${figures[0]}, macro-F1 ${figures[1]}`;
  const cost = shownCost(timesCpu);
  switch (outcome) {
    case 'better':
      return { outcome, text: `${model} pays: better than ${baseline} beyond chance (${figuresOfBoth}), for ${cost}.` };
    case 'worse':
      return {
        outcome,
        text: `${model} does not pay: worse than ${baseline} beyond chance (${figuresOfBoth}), for ${cost}.`,
      };
    case 'mixed':
      return {
        outcome,
        text: `${model} is better than ${baseline} in one average and worse in the other, both beyond chance (${figuresOfBoth}), for ${cost}: it depends on what counts.`,
      };
    case 'no difference':
      return timesCpu < 1 - sameTimes
        ? {
            outcome,
            text: `${model} saves time: no difference from ${baseline} beyond chance (${figuresOfBoth}), for ${cost}.`,
          }
        : {
            outcome,
            text: `${model} does not pay: not better than ${baseline} beyond chance (${figuresOfBoth}), for ${cost}.`,
          };
  }
}
