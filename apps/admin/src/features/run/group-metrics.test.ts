import { expect, it } from 'vitest';
import { groupMetrics } from './group-metrics';

const points = [{ step: 0, value: 1 }];

it('draws the parts of a measure together, and leaves out what has no point', () => {
  const metrics = [
    { name: 'examplesPerSecond', points },
    { name: 'loss/fit', points },
    { name: 'loss/trial 1', points },
    { name: 'loss/trial 2', points: [] },
  ];
  expect(groupMetrics(metrics)).toEqual([
    { name: 'examplesPerSecond', lines: [{ part: '', points }] },
    {
      name: 'loss',
      lines: [
        { part: 'fit', points },
        { part: 'trial 1', points },
      ],
    },
  ]);
});
