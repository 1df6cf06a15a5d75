import { countOf } from '@classmark/domain';
import type { PrecisionRecallF1, PromiseScope } from '@classmark/evaluation';
import { between, type Evaluation, type ModelComparison, type StageSeconds, shown } from '@classmark/learners';
import { textTable } from '../terminal/text-table.js';
import { describeComparison } from './describe-comparison.js';
import { describeLearningCurve } from './describe-learning-curve.js';
import type { LearningCurve } from './learning-curve.js';
import { mostSuspects, type SuspectRecord } from './suspect-labels.js';

const rates = ({ precision, recall, f1 }: PrecisionRecallF1): string[] => [precision, recall, f1].map(shown);

const atTheTarget: Readonly<Record<PromiseScope, string>> = {
  each: ' at the target precision',
  together: ' at the target precision of all together',
};

/** What to look at before trusting the metrics. */
function describeDoubts({ prevalences, suspectLabels, testCopies }: Report): string[] {
  const fallen = prevalences.filter(({ hasFallen }) => hasFallen).map(({ subject }) => subject);
  return [
    ...(testCopies ? [`Test documents that are copies of training documents: ${testCopies}.`] : []),
    ...(fallen.length > 0
      ? [`Less frequent among the test documents than the thresholds allow for: ${fallen.join(', ')}.`]
      : []),
    ...(suspectLabels.length > 0
      ? [
          `Suspect training labels: ${suspectLabels.length}${suspectLabels.length === mostSuspects ? ' or more' : ''} (listed by --json).`,
        ]
      : []),
  ];
}

interface Report extends Evaluation {
  readonly promise: PromiseScope;
  readonly seconds: StageSeconds;
  readonly suspectLabels: readonly SuspectRecord[];
  readonly testCopies: number | null;
  readonly comparison?: ModelComparison;
  readonly learningCurve?: LearningCurve;
}

function describeSubjects(report: Report): string[] {
  const subjects = report.perSubject.toSorted((a, b) => b.support - a.support);
  return textTable([
    ['subject', 'support', 'precision', 'recall', 'F1', 'tp', 'fp', 'fn', 'tn', 'publishes'],
    ...subjects.map(({ subject, support, confusion: { tp, fp, fn, tn }, publishes, precision, recall, f1 }) => [
      subject,
      String(support),
      ...[tp + fp > 0 ? precision : null, ...(support > 0 ? [recall, f1] : [null, null])].map(shown),
      ...[tp, fp, fn, tn].map(String),
      publishes ? 'yes' : 'no',
    ]),
  ]);
}

/** The report as text for people. */
export function describeEvaluation(report: Report): string {
  const { atTarget, ranking, calibration, intervals, seconds, comparison, learningCurve } = report;
  const total = Object.values(seconds).reduce((sum, part) => sum + part, 0);
  const lines = [
    `${countOf(report.documents, 'document')}, ${countOf(report.subjects, 'subject')}, ${total.toFixed(1)} s`,
    '',
    ...textTable([
      ['', 'precision', 'recall', 'F1', ''],
      ['micro', ...rates(report.micro), between(intervals.micro)],
      ['macro', ...rates(report.macro), between(intervals.macro)],
      ['macro, all', ...rates(report.macroAll)],
      ['at target', shown(atTarget.precision), shown(atTarget.recall)],
    ]),
    '',
    `${atTarget.publishes} of ${countOf(report.subjects, 'subject')} ${atTarget.publishes === 1 ? 'publishes' : 'publish'}${atTheTarget[report.promise]}, covering ${(100 * atTarget.coverage).toFixed(0)}% of the documents.`,
    `Subset accuracy ${shown(report.subsetAccuracy)}; LRAP ${shown(ranking.lrap)}; P@5 ${shown(ranking.precisionAt5)}; R@5 ${shown(ranking.recallAt5)}; nDCG@5 ${shown(ranking.ndcgAt5)}.`,
    `Calibration error ${shown(calibration.ece)}; Brier ${shown(calibration.brier)}; log loss ${shown(calibration.logLoss)}.`,
    ...describeDoubts(report),
    ...(comparison ? ['', ...describeComparison(comparison)] : []),
    ...(learningCurve ? ['', ...describeLearningCurve(learningCurve)] : []),
    '',
    ...describeSubjects(report),
  ];
  return `${lines.join('\n')}\n`;
}
