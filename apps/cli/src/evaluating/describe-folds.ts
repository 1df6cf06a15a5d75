import { type ModelComparison, shown } from '@classmark/learners';
import { textTable } from '../terminal/text-table.js';
import { describeComparison } from './describe-comparison.js';
import type { FoldAverage, FoldReport } from './fold-report.js';

const figure = (average: FoldAverage): string =>
  average === null ? '—' : `${shown(average.mean)} ± ${shown(average.halfWidth)}`;

const counts = (values: readonly number[]): string => [...new Set(values)].sort((a, b) => a - b).join(', ');

/** Means over folds with their intervals, as text for people. */
export function describeFolds(report: FoldReport & { readonly comparison?: ModelComparison }): string {
  const { documents, folds, averages, perSubject, comparison } = report;
  const { micro, macro, ranking, calibration, atTarget } = averages;
  const lines = [
    `${documents} documents tested in ${folds.length} folds, each trained on ${counts(folds.map((fold) => fold.trainingDocuments))} documents`,
    'Means over the folds ± half a 95% interval, corrected for overlapping training sets (Nadeau & Bengio):',
    '',
    ...textTable([
      ['', 'precision', 'recall', 'F1'],
      ['micro', figure(micro.precision), figure(micro.recall), figure(micro.f1)],
      ['macro', figure(macro.precision), figure(macro.recall), figure(macro.f1)],
      ['at target', figure(atTarget.precision), figure(atTarget.recall)],
    ]),
    '',
    ...textTable([
      ['fold', 'documents', 'micro-F1', 'macro-F1'],
      ...folds.map((fold, i) => [`${i + 1}`, `${fold.documents}`, shown(fold.micro.f1), shown(fold.macro.f1)]),
    ]),
    '',
    `Subset accuracy ${figure(averages.subsetAccuracy)}; LRAP ${figure(ranking.lrap)}; nDCG@5 ${figure(ranking.ndcgAt5)}.`,
    `Calibration error ${figure(calibration.ece)}; Brier ${figure(calibration.brier)}; log loss ${figure(calibration.logLoss)}.`,
    ...(comparison ? ['', ...describeComparison(comparison)] : []),
    '',
    ...textTable([
      ['subject, all folds', 'support', 'precision', 'recall', 'F1', 'tp', 'fp', 'fn', 'tn', 'publishes in folds'],
      ...perSubject
        .toSorted((a, b) => b.support - a.support)
        .map(({ subject, support, precision, recall, f1, confusion: { tp, fp, fn, tn }, publishes }) => [
          subject,
          String(support),
          ...[precision, recall, f1].map(shown),
          ...[tp, fp, fn, tn, publishes].map(String),
        ]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
