import { describe, expect, it } from 'vitest';
import { targetsOf } from './targets.js';

const all = { first: 0, count: 4 };
const inOrder = Uint32Array.of(0, 1);

describe('the targets of labels', () => {
  it('are +1 for yes, -1 for no and 0 for unknown', () => {
    const labels = [{ yes: Uint32Array.of(2), no: Uint32Array.of(0) }];
    expect([...targetsOf(labels, Uint32Array.of(0), all)]).toEqual([-1, 0, 1, 0]);
  });

  it('are -1 for the rest where labels are complete', () => {
    const labels = [{ yes: Uint32Array.of(1, 3), no: 'rest' as const }];
    expect([...targetsOf(labels, Uint32Array.of(0), all)]).toEqual([-1, 1, -1, 1]);
  });

  const two = [
    { yes: Uint32Array.of(0, 2), no: 'rest' as const },
    { yes: Uint32Array.of(1), no: Uint32Array.of(3) },
  ];

  it('are those of the group alone', () => {
    expect([...targetsOf(two, inOrder, { first: 1, count: 2 })]).toEqual([-1, 1, 1, 0]);
  });

  it('come in the given order', () => {
    expect([...targetsOf(two, Uint32Array.of(1, 0), { first: 0, count: 1 })]).toEqual([0, 1]);
  });
});
