import { describe, expect, it } from 'vitest';
import { timeRanks } from './time-ranks.js';

describe('the order of time', () => {
  it.each([
    ['of items without dates is the order they come in', [null, null, null], [0, 1, 2]],
    ['is that of the dates', ['2015', '2013-05-01', '2014-12'], [2, 0, 1]],
    ['keeps items of one date in their order', ['2014', '2013', '2014', '2013'], [2, 0, 3, 1]],
    ['puts an item without a date behind the one before it', ['2015', null, '2014'], [1, 2, 0]],
    ['begins with items before the first date', [null, '2014', '2013'], [0, 2, 1]],
  ])('%s', (_what, dates, ranks) => {
    expect([...timeRanks(dates)]).toEqual(ranks);
  });
});
