import { describe, expect, it } from 'vitest';
import { leadOf } from './lead.js';

const count = (n: number): string => Array.from({ length: n }, (_, i) => `word${i}`).join(', ');

describe('the lead of a text', () => {
  it('is its first thirty words', () => {
    expect(leadOf(`${count(30)}. And so on.`)).toBe(count(30));
  });

  it('is the whole of a shorter text', () => {
    expect(leadOf('Only four words here.')).toBe('Only four words here.');
  });

  it('ends within the first thousand characters', () => {
    expect(leadOf('x'.repeat(5_000))).toHaveLength(1_000);
  });
});
