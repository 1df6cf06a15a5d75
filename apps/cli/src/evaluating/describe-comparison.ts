import type { PairedDifference } from '@classmark/evaluation';
import {
  between,
  type ComparisonOutcome,
  comparisonOutcome,
  level,
  type ModelComparison,
  shown,
  shownChange,
  shownPValue,
} from '@classmark/learners';
import { textTable } from '../terminal/text-table.js';

const mostSubjects = 10;

function row(name: string, baseline: number, { difference, low, high, pValue }: PairedDifference): string[] {
  const interval = between({ low, high }, shownChange);
  return [name, shown(baseline + difference), shown(baseline), shownChange(difference), interval, shownPValue(pValue)];
}

function describeOutcome({ model, baseline, micro, macro }: ModelComparison): string {
  const say = (outcome: ComparisonOutcome, metrics: string): string =>
    outcome === 'not significant'
      ? `The difference from ${baseline} in ${metrics} is not significant.`
      : `${model} is significantly ${outcome} than ${baseline} in ${metrics}.`;
  const [inMicro, inMacro] = [comparisonOutcome(micro), comparisonOutcome(macro)];
  return inMicro === inMacro
    ? say(inMicro, 'micro-F1 and macro-F1')
    : `${say(inMicro, 'micro-F1')} ${say(inMacro, 'macro-F1')}`;
}

function describeSubjects({ model, baseline, perSubject }: ModelComparison): string[] {
  const significant = perSubject.filter(({ adjustedPValue }) => adjustedPValue < level);
  if (significant.length === 0) return ['No single subject differs significantly.'];
  const shownSubjects = significant.toSorted((a, b) => a.adjustedPValue - b.adjustedPValue).slice(0, mostSubjects);
  return [
    `Subjects that differ significantly${significant.length > mostSubjects ? ` (first ${mostSubjects} of ${significant.length})` : ''}:`,
    ...textTable([
      ['subject', `only ${model} right`, `only ${baseline} right`, ''],
      ...shownSubjects.map(({ subject, gained, lost, adjustedPValue }) => [
        subject,
        String(gained),
        String(lost),
        shownPValue(adjustedPValue),
      ]),
    ]),
  ];
}

/** Two models side by side, as lines for people. */
export function describeComparison(comparison: ModelComparison): string[] {
  const { model, baseline, baselineF1, micro, macro } = comparison;
  return [
    ...textTable([
      ['', model, baseline, 'difference', '95% interval', ''],
      row('micro-F1', baselineF1.micro, micro),
      row('macro-F1', baselineF1.macro, macro),
    ]),
    '',
    describeOutcome(comparison),
    ...describeSubjects(comparison),
  ];
}
