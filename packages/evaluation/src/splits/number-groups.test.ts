import { expect, it } from 'vitest';
import { numberGroups } from './number-groups.js';

it('equal keys are one group, numbered as they first come', () => {
  expect(numberGroups(['b', 'a', 'b', 'c'])).toEqual(Uint32Array.of(0, 1, 0, 2));
});
