import type { PairedDifference } from '@classmark/evaluation';
import { between, shown, shownChange } from '@classmark/learners';
import { textTable } from '../terminal/text-table.js';
import type { LearningCurve } from './learning-curve.js';

function gain(difference: PairedDifference | undefined): string[] {
  return difference ? [shownChange(difference.difference), between(difference, shownChange)] : ['', ''];
}

/** What more training records give, as lines for people. */
export function describeLearningCurve({ points, expectedOfTwice }: LearningCurve): string[] {
  const twice = 2 * (points.at(-1)?.trainingDocuments ?? 0);
  const { micro, macro } = expectedOfTwice;
  return [
    ...textTable([
      ['training records', 'micro-F1', 'doubling adds', '95% interval', 'macro-F1', 'doubling adds', '95% interval'],
      ...points.map((point) => [
        String(point.trainingDocuments),
        shown(point.micro),
        ...gain(point.gain?.micro),
        shown(point.macro),
        ...gain(point.gain?.macro),
      ]),
    ]),
    '',
    `If the trend holds, ${twice} records give a micro-F1 of ${shown(micro)} and a macro-F1 of ${shown(macro)}.`,
  ];
}
