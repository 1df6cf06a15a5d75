import { expect, it } from 'vitest';
import { storable } from './storable.js';

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

it('keeps what nests 200 levels deep', () => {
  expect(storable(nested(200))).toEqual(nested(200));
});

it.each([201, 200_000])('refuses what nests %s levels deep', (levels) => {
  expect(() => storable({ a: nested(levels - 1) })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining('at most 200 levels deep') }),
  );
});
