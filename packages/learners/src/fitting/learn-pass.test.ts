import { describe, expect, it } from 'vitest';
import { choosePasses } from './learn-pass.js';

describe('the number of passes', () => {
  it.each([
    ['makes about as many visits as wanted', 10_000, 8],
    ['is no more than the most for few documents', 100, 10],
    ['is at least one for many documents', 1_000_000, 1],
    ['is the most for no document', 0, 10],
  ])('%s', (_what, documents, passes) => {
    expect(choosePasses(documents, 80_000, [1, 10])).toBe(passes);
  });
});
