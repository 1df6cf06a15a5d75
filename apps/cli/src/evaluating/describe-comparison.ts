import type { PairedDifference } from '@classmark/evaluation';
import { textTable } from '../terminal/text-table.js';
import type { ModelComparison } from './compare-models.js';
import { between, shown, shownChance, shownChange } from './shown-figures.js';

/** What chance gives once in twenty times counts as chance. */
const level = 0.05;
const mostSubjects = 10;

function row(name: string, baseline: number, { difference, low, high, pValue }: PairedDifference): string[] {
  const interval = between({ low, high }, shownChange);
  return [name, shown(baseline + difference), shown(baseline), shownChange(difference), interval, shownChance(pValue)];
}

type Verdict = 'better' | 'worse' | 'chance';

function judge({ difference, pValue }: PairedDifference): Verdict {
  if (pValue >= level) return 'chance';
  return difference > 0 ? 'better' : 'worse';
}

function describeVerdict({ model, baseline, micro, macro }: ModelComparison): string {
  const say = (verdict: Verdict, figures: string): string =>
    verdict === 'chance'
      ? `the difference to ${baseline} in ${figures} may be chance`
      : `${model} is ${verdict} than ${baseline} in ${figures} by more than chance explains`;
  const [inMicro, inMacro] = [judge(micro), judge(macro)];
  const text =
    inMicro === inMacro
      ? say(inMicro, 'micro- and macro-F1')
      : `${say(inMicro, 'micro-F1')}; ${say(inMacro, 'macro-F1')}`;
  return `${text.replace(/^the/, 'The')}.`;
}

function describeSubjects({ model, baseline, perSubject }: ModelComparison): string[] {
  const sure = perSubject.filter(({ adjustedPValue }) => adjustedPValue < level);
  if (sure.length === 0) return ['On no single subject is one of them right more often by more than chance explains.'];
  const shownSubjects = sure.toSorted((a, b) => a.adjustedPValue - b.adjustedPValue).slice(0, mostSubjects);
  return [
    `Subjects on which one of them is right more often by more than chance explains${sure.length > mostSubjects ? `, the first ${mostSubjects} of ${sure.length}` : ''}:`,
    ...textTable([
      ['subject', `only ${model} right`, `only ${baseline} right`, ''],
      ...shownSubjects.map(({ subject, gained, lost, adjustedPValue }) => [
        subject,
        String(gained),
        String(lost),
        shownChance(adjustedPValue),
      ]),
    ]),
  ];
}

/** Two models side by side, as lines for people. */
export function describeComparison(comparison: ModelComparison): string[] {
  const { model, baseline, baselineF1, micro, macro } = comparison;
  return [
    ...textTable([
      ['', model, baseline, 'difference', '95 % interval', ''],
      row('micro-F1', baselineF1.micro, micro),
      row('macro-F1', baselineF1.macro, macro),
    ]),
    '',
    describeVerdict(comparison),
    ...describeSubjects(comparison),
  ];
}
