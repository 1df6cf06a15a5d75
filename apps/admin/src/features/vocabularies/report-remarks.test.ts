import { describe, expect, it } from 'vitest';
import { reportRemarks } from './report-remarks.js';

const circle = { narrower: 'Rivers', broader: 'Brooks' };
const merged = { label: 'Becks', into: 'Brooks' };
const nothing = {
  ...{ circles: [], circleCount: 0, stillMerged: [], stillMergedCount: 0, undescribed: [], undescribedCount: 0 },
};

describe('reportRemarks', () => {
  it('shows some of each kind, however many another has', () => {
    const remarks = reportRemarks({
      ...{ circles: Array(25).fill(circle), circleCount: 25, stillMerged: [merged], stillMergedCount: 1 },
      ...{ undescribed: ['x:a'], undescribedCount: 1 },
    });
    expect(remarks.map(({ title, shown, more }) => [title, shown.length, more])).toEqual([
      ['Left out', 20, 'And 5 more.'],
      ['Stays merged', 1, null],
      ['No subject', 1, null],
    ]);
  });

  it.each([
    [1_254, 'And 1,234 more.'],
    [null, 'And at least 480 more.'],
  ])('says of how many in all it shows some, where that is known: %j', (circleCount, more) => {
    const [remarks] = reportRemarks({ ...nothing, circles: Array(500).fill(circle), circleCount });
    expect(remarks?.more).toBe(more);
  });

  it('tells sentences apart that say the same', () => {
    const [remarks] = reportRemarks({ ...nothing, circles: [circle, circle], circleCount: 2 });
    expect(new Set(remarks?.shown.map(({ place }) => place)).size).toBe(2);
  });

  it('leaves out kinds of which there are none', () => {
    const remarks = reportRemarks({ ...nothing, stillMerged: [merged], stillMergedCount: 1 });
    expect(remarks.map(({ title }) => title)).toEqual(['Stays merged']);
  });
});
