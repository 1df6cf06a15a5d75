import type { PrecisionRecallF1 } from '@classmark/evaluation';
import type { Evaluation } from '@classmark/learners';
import type { StageSeconds } from './stage-clock.js';
import type { SuspectRecord } from './suspect-labels.js';

const share = (value: number | null): string => (value === null ? '—' : value.toFixed(3)).padStart(9);

const count = (value: number): string => String(value).padStart(8);

function row(name: string, values: readonly (number | null)[]): string {
  return name.padEnd(12) + values.map(share).join('');
}

function averageRow(name: string, { precision, recall, f1 }: PrecisionRecallF1): string {
  return row(name, [precision, recall, f1]);
}

const between = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `  (${share(low).trim()} to ${share(high).trim()})`;

/** What a person should look at before trusting the rest. */
function describeDoubts({ shares, suspectLabels }: Pick<Report, 'shares' | 'suspectLabels'>): string[] {
  const fallen = shares.filter(({ hasFallen }) => hasFallen).map(({ subject }) => subject);
  return [
    ...(fallen.length > 0 ? [`Rarer in the test file than promises allow for: ${fallen.join(', ')}.`] : []),
    ...(suspectLabels.length > 0
      ? [
          `Training labels that look wrong: ${suspectLabels.length === 100 ? 'over ' : ''}${suspectLabels.length}; --json lists them.`,
        ]
      : []),
  ];
}

type Report = Evaluation & { readonly seconds: StageSeconds; readonly suspectLabels: readonly SuspectRecord[] };

/** The figures as text for people. */
export function describeEvaluation(report: Report): string {
  const { atTarget, ranking, calibration, intervals, seconds } = report;
  const subjects = report.perSubject.toSorted((a, b) => b.support - a.support);
  const width = Math.max(8, ...subjects.map(({ subject }) => subject.length)) + 1;
  const total = Object.values(seconds).reduce((sum, part) => sum + part, 0);
  const lines = [
    `${report.documents} documents, ${report.subjects} subjects, ${total.toFixed(1)} s`,
    '',
    `${''.padEnd(12)}precision   recall       F1`,
    averageRow('micro', report.micro) + between(intervals.micro),
    averageRow('macro', report.macro) + between(intervals.macro),
    averageRow('macro, all', report.macroAll),
    row('at target', [atTarget.precision, atTarget.recall]),
    '',
    `At the target ${atTarget.deployed} of ${report.subjects} subjects publish, for ${(100 * atTarget.coverage).toFixed(0)} % of the documents.`,
    `Subset accuracy ${share(report.subsetAccuracy).trim()}; LRAP ${share(ranking.lrap).trim()}; P@5 ${share(ranking.precisionAt5).trim()}; R@5 ${share(ranking.recallAt5).trim()}; nDCG@5 ${share(ranking.ndcgAt5).trim()}.`,
    `Calibration error ${share(calibration.ece).trim()}; Brier ${share(calibration.brier).trim()}; log loss ${share(calibration.logLoss).trim()}.`,
    ...describeDoubts(report),
    '',
    `${'subject'.padEnd(width)} support precision   recall       F1      tp      fp      fn      tn  publishes`,
    ...subjects.map(
      ({ subject, support, precision, recall, f1, confusion: { tp, fp, fn, tn }, deployed }) =>
        `${subject.padEnd(width)}${count(support)} ${share(precision)}${share(recall)}${share(f1)}${[tp, fp, fn, tn].map(count).join('')}  ${deployed ? 'yes' : 'no'}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
