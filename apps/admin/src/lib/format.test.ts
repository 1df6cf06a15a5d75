import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatChange,
  formatConstant,
  formatCounted,
  formatNumber,
  formatPercent,
  formatSeconds,
  formatShare,
  formatShares,
} from './format.js';

describe('figures as people read them', () => {
  it.each([
    [0.2616778, '0.2617'],
    [33.00064, '33'],
    [-12_345.6, '−12,346'],
    [54, '54'],
    [0.000012345, '0.00001235'],
  ])('the number %s is %s', (value, shown) => {
    expect(formatNumber(value)).toBe(shown);
  });

  it.each([
    [0.8765, '0.88'],
    [null, '–'],
    [undefined, '–'],
  ])('a share of %s is %s', (share, shown) => {
    expect(formatShare(share)).toBe(shown);
  });

  it.each([
    [
      [0.5, 0.75],
      ['0.50', '0.75'],
    ],
    [
      [0.926, 0.9264],
      ['0.9260', '0.9264'],
    ],
    [
      [0.9261, 0.93],
      ['0.926', '0.930'],
    ],
    [
      [0.9, 0.9, null],
      ['0.90', '0.90', '–'],
    ],
    [
      [0.9, 0.900001],
      ['0.900000', '0.900001'],
    ],
    [
      [0.9, 0.90000001],
      ['0.90', '0.90'],
    ],
  ])('shares of %j are told apart: %j', (shares, shown) => {
    expect(formatShares(shares)).toEqual(shown);
  });

  it.each([
    [0.0312, '+0.031'],
    [-0.0312, '−0.031'],
    [0.0001, '±0'],
    [-0.0001, '±0'],
    [null, '–'],
  ])('a change of %s is %s', (change, shown) => {
    expect(formatChange(change)).toBe(shown);
  });

  it.each([
    [12.4, '12 s'],
    [75, '1 min 15 s'],
    [3_700, '1 h 1 min'],
    [-3, '0 s'],
  ])('%s seconds are %s', (seconds, shown) => {
    expect(formatSeconds(seconds)).toBe(shown);
  });

  it.each([
    [999, '999 B'],
    [1_830, '1.8 kB'],
    [1_830_000, '1.8 MB'],
  ])('%s bytes are %s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown);
  });

  it.each([
    ['2026-01-01T11:59:50Z', 'just now'],
    ['2026-01-01T11:57:00Z', '3 minutes ago'],
    ['2025-12-31T12:00:00Z', 'yesterday'],
  ])('%s was %s at noon of New Year', (iso, shown) => {
    expect(formatAgo(iso, Date.parse('2026-01-01T12:00:00Z'))).toBe(shown);
  });

  it.each([
    [0, '0 rows'],
    [1, '1 row'],
    [2_300, '2,300 rows'],
  ])('%s of a thing takes the right plural: %s', (count, shown) => {
    expect(formatCounted(count, 'row')).toBe(shown);
  });

  it('a percentage has no blank', () => {
    expect(formatPercent(0.603)).toBe('60%');
  });

  it('a constant is a word', () => {
    expect(formatConstant('TOO_FEW_WORDS')).toBe('Too few words');
  });
});
