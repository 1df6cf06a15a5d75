import { expect, it } from 'vitest';
import { judgeModel } from './judge-model.js';

const difference = (of: number, pValue: number) => ({ difference: of, low: of - 0.01, high: of + 0.01, pValue });
const better = difference(0.02, 0.01);
const worse = difference(-0.02, 0.01);
const unsure = difference(0.004, 0.4);
const named = { model: 'cnn', baseline: 'linear', baselineF1: { micro: 0.8, macro: 0.7 } };

it.each([
  { micro: better, macro: unsure, outcome: 'better', start: 'cnn pays: better than linear beyond chance' },
  { micro: unsure, macro: worse, outcome: 'worse', start: 'cnn does not pay: worse than linear beyond chance' },
  { micro: better, macro: worse, outcome: 'mixed', start: 'cnn is better than linear in one average and worse' },
  { micro: unsure, macro: unsure, outcome: 'no difference', start: 'cnn does not pay: not better than linear' },
] as const)('says of a model that is $outcome whether it pays', ({ micro, macro, outcome, start }) => {
  const conclusion = judgeModel({ ...named, micro, macro }, 12);
  expect(conclusion).toEqual({ outcome, text: expect.stringContaining(start) });
});

it('gives the intervals and what training costs', () => {
  const { text } = judgeModel({ ...named, micro: better, macro: unsure }, 12.3);
  expect(text).toContain('(micro-F1 +0.020 (+0.010 to +0.030), macro-F1 +0.004 (-0.006 to +0.014))');
  expect(text).toMatch(/for 12 times the training time\.$/);
});

it('says of a model that is no better that it saves time', () => {
  const { text } = judgeModel({ ...named, micro: unsure, macro: unsure }, 0.25);
  expect(text).toMatch(
    /^cnn saves time: no difference from linear beyond chance .*for 0\.3 times the training time\.$/,
  );
});

it('gives a small part of the training time as more than nothing', () => {
  const { text } = judgeModel({ ...named, micro: unsure, macro: unsure }, 1 / 30);
  expect(text).toMatch(/for 0\.03 times the training time\.$/);
});

it('calls times that differ by less than a tenth the same', () => {
  expect(judgeModel({ ...named, micro: better, macro: better }, 1.08).text).toMatch(/for the same training time\.$/);
});
