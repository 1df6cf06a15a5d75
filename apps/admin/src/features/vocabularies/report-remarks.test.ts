import { describe, expect, it } from 'vitest';
import { reportRemarks } from './report-remarks';

const circle = { narrower: 'Rivers', broader: 'Brooks' };
const merged = { label: 'Becks', into: 'Brooks' };

describe('reportRemarks', () => {
  it('shows some of each kind, however many another has', () => {
    const remarks = reportRemarks({ circles: Array(25).fill(circle), stillMerged: [merged], undescribed: ['x:a'] });
    expect(remarks.map(({ title, shown, more }) => [title, shown.length, more])).toEqual([
      ['Left out', 20, 'And 5 more.'],
      ['Stays merged', 1, null],
      ['No subject', 1, null],
    ]);
  });

  it('says that there may be more than it was told', () => {
    const [remarks] = reportRemarks({ circles: Array(500).fill(circle), stillMerged: [], undescribed: [] });
    expect(remarks?.more).toBe('And at least 480 more.');
  });

  it('tells sentences apart that say the same', () => {
    const [remarks] = reportRemarks({ circles: [circle, circle], stillMerged: [], undescribed: [] });
    expect(new Set(remarks?.shown.map(({ place }) => place)).size).toBe(2);
  });

  it('leaves out kinds of which there are none', () => {
    const remarks = reportRemarks({ circles: [], stillMerged: [merged], undescribed: [] });
    expect(remarks.map(({ title }) => title)).toEqual(['Stays merged']);
  });
});
