import { describe, expect, it } from 'vitest';
import { formatJavaDouble, formatJavaFloat } from './format-java-double.js';
import { parseJavaDouble } from './parse-java-double.js';

describe('a text read as a number', () => {
  it.each([
    [' 2.5 ', 2.5],
    ['1e2', 100],
    ['+7', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['5d', 5],
    ['3f', 3],
    ['1E-3D', 0.001],
    ['0x1p3', 8],
    ['-0x.8p1', -1],
    ['0xA.8p0f', 10.5],
    ['0x1.fffffffffffff8p0', 2],
    ['0x1p-1074', 5e-324],
    ['0x1p-1075', 0],
    ['0x1.8p-1074', 1e-323],
    ['0x1p1024', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['+NaN', Number.NaN],
    ['1e400', Number.POSITIVE_INFINITY],
  ])('%j is %d', (text, expected) => expect(parseJavaDouble(text)).toBe(expected));

  it('-0 keeps its sign', () => expect(Object.is(parseJavaDouble('-0'), -0)).toBe(true));

  it.each([
    '',
    ' ',
    'abc',
    'NA',
    '1,5',
    'true',
    '0x10',
    '0b1',
    '1_000',
    'nan',
    'infinity',
    '1e',
    '.',
    '+-1',
    '1 2',
    '٣',
    '\u00a05',
    '.e1',
    '1..',
  ])('%j is no number', (text) => expect(parseJavaDouble(text)).toBeNull());

  it.each([
    ['blanks', `x${' '.repeat(10_000_000)}x`],
    ['digits', `${'1'.repeat(10_000_000)}x`],
    ['digits behind a point', `1.${'1'.repeat(10_000_000)}x`],
    ['digits of an exponent', `1e${'1'.repeat(10_000_000)}x`],
    ['hexadecimal digits', `0x.${'a'.repeat(10_000_000)}x`],
  ])('is found to be none in time that grows with its length: many %s', (_, text) => {
    expect(parseJavaDouble(text)).toBeNull();
  });
});

describe('a number as Java writes it', () => {
  it.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [1, '1.0'],
    [100, '100.0'],
    [0.001, '0.001'],
    [0.0009, '9.0E-4'],
    [9_999_999, '9999999.0'],
    [1e7, '1.0E7'],
    [1.25e-7, '1.25E-7'],
    [-12_345.678, '-12345.678'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [Number.MAX_VALUE, '1.7976931348623157E308'],
    [5e-324, '4.9E-324'],
  ])('%d is %s', (value, expected) => expect(formatJavaDouble(value)).toBe(expected));

  it.each([
    [0.1, '0.1'],
    [-2.3936841e-4, '-2.3936841E-4'],
    [16_777_216, '1.6777216E7'],
  ])('the float32 of %d is %s', (value, expected) => expect(formatJavaFloat(Math.fround(value))).toBe(expected));
});
