import {
  type Discordance,
  discordancePerSubject,
  holmAdjusted,
  mcnemarTest,
  type PairedDifference,
  pairedBootstrap,
  pairedBootstrapPerSubject,
  resampledT,
} from '@classmark/evaluation';
import type { ModelRun } from './model-run.js';
import { meanOver, testToTraining } from './pool-splits.js';

/** A subject where one model is right and the other wrong. */
export interface SubjectComparison extends Discordance {
  readonly subject: string;
  /** In F1; null where the test documents say nothing of it. */
  readonly f1: PairedDifference | null;
  /** McNemar's exact test. */
  readonly pValue: number;
  /** The same, corrected for the number of subjects tested (Holm). */
  readonly adjustedPValue: number;
}

/** Two models on the same test documents; differences are the model's metric minus the baseline's. */
export interface ModelComparison {
  readonly model: string;
  readonly baseline: string;
  readonly baselineF1: { readonly micro: number; readonly macro: number };
  readonly micro: PairedDifference;
  readonly macro: PairedDifference;
  /** Subjects on which the models differ. */
  readonly perSubject: readonly SubjectComparison[];
}

/** Tests each subject's discordance over all folds. */
function compareSubjects(pairs: readonly Pair[], seed: number): SubjectComparison[] {
  const sums = new Map<string, Discordance>();
  for (const [run, baseline] of pairs) {
    const { truth, decisions } = run.tested;
    for (const [i, { gained, lost }] of discordancePerSubject(truth, decisions, baseline.tested.decisions).entries()) {
      const subject = run.subjects[i] ?? '';
      const sum = sums.get(subject) ?? { gained: 0, lost: 0 };
      sums.set(subject, { gained: sum.gained + gained, lost: sum.lost + lost });
    }
  }
  const differing = [...sums].filter(([, { gained, lost }]) => gained + lost > 0);
  const f1 = differenceBySubject(pairs, seed);
  const pValues = differing.map(([, counts]) => mcnemarTest(counts));
  const adjusted = holmAdjusted(pValues);
  return differing.map(([subject, counts], i) => ({
    subject,
    ...counts,
    f1: f1.get(subject) ?? null,
    pValue: pValues[i] ?? 1,
    adjustedPValue: adjusted[i] ?? 1,
  }));
}

/** Two models on the same split. */
export type Pair = readonly [run: ModelRun, baseline: ModelRun];
type Average = 'micro' | 'macro';

/** By the corrected resampled t-test. */
function differenceOverFolds(pairs: readonly Pair[], f1Of: (run: ModelRun) => number): PairedDifference {
  const differences = pairs.map(([run, baseline]) => f1Of(run) - f1Of(baseline));
  const { mean, halfWidth, pValue } = resampledT(differences, testToTraining(pairs.map(([run]) => run)));
  return { difference: mean, low: mean - halfWidth, high: mean + halfWidth, pValue };
}

/** Over several splits, of those that test a document with the subject, if they are two or more. */
function differenceBySubject(pairs: readonly Pair[], seed: number): Map<string, PairedDifference | null> {
  const [first] = pairs;
  if (first === undefined) return new Map();
  const [{ subjects, tested }, baseline] = first;
  if (pairs.length === 1) {
    const differences = pairedBootstrapPerSubject(tested.truth, tested.decisions, baseline.tested.decisions, seed);
    return new Map(subjects.map((subject, i) => [subject, differences[i] ?? null]));
  }
  return new Map(
    subjects.map((subject) => {
      const ofSubject = ({ evaluation }: ModelRun) => evaluation.perSubject.find((one) => one.subject === subject);
      const tests = pairs.filter(([run]) => (ofSubject(run)?.support ?? 0) > 0);
      return [subject, tests.length < 2 ? null : differenceOverFolds(tests, (run) => ofSubject(run)?.f1 ?? 0)];
    }),
  );
}

/**
 * Tests the difference between a model and a baseline: on one split by the paired bootstrap over its test documents, on
 * several by the corrected resampled t-test (Nadeau & Bengio).
 * @param pairs the two models' runs on each split
 * @returns null where there are none
 */
export function compareModels(pairs: readonly Pair[], seed: number): ModelComparison | null {
  const [first] = pairs;
  if (first === undefined) return null;
  const [{ model, tested }, baseline] = first;
  const baselines = pairs.map(([, other]) => other.evaluation);
  const f1Of = (average: Average): number => meanOver(baselines, (evaluation) => evaluation[average].f1) ?? 0;
  const differences =
    pairs.length === 1
      ? pairedBootstrap(tested.truth, tested.decisions, baseline.tested.decisions, seed)
      : {
          micro: differenceOverFolds(pairs, ({ evaluation }) => evaluation.micro.f1),
          macro: differenceOverFolds(pairs, ({ evaluation }) => evaluation.macro.f1),
        };
  return {
    model,
    baseline: baseline.model,
    baselineF1: { micro: f1Of('micro'), macro: f1Of('macro') },
    ...differences,
    perSubject: compareSubjects(pairs, seed),
  };
}
