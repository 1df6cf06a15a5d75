import { describe, expect, it } from 'vitest';
import { parseInput } from '../parse-input.js';
import { maxSuggestBytes, rankSubjects, subjectQuestion, suggestedState } from './suggest-subjects.js';

describe('subjectQuestion', () => {
  it('fills in what is left out', () => {
    expect(parseInput(subjectQuestion, { text: 'a', title: null })).toEqual({
      title: '',
      text: 'a',
      scheme: null,
      source: null,
      limit: 20,
      minProbability: 0,
      includeDeprecated: false,
    });
  });

  it('takes a title without a text', () => {
    expect(parseInput(subjectQuestion, { title: 'Glaciers', text: '' })).toMatchObject({ title: 'Glaciers' });
  });

  it('takes a text of just the largest size', () => {
    expect(parseInput(subjectQuestion, { text: 'a'.repeat(maxSuggestBytes) })).toMatchObject({ limit: 20 });
  });

  it.each([
    ['an empty text', { text: ' \n\t' }, 'The text is empty'],
    ['a text of 5 MB', { text: 'word '.repeat(1_000_000) }, 'The text has 5.0 MB'],
    [
      'a text that is too long in bytes, though not in characters',
      { text: '漢'.repeat(400_000) },
      'The text has 1.2 MB',
    ],
    ['too many suggestions', { text: 'a', limit: 101 }, '100 or less'],
    ['a probability above 1', { text: 'a', minProbability: 2 }, '1 or less'],
  ])('refuses %s', (_name, input, message) => {
    expect(() => parseInput(subjectQuestion, input)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(message) }),
    );
  });
});

describe('rankSubjects', () => {
  const thresholds = { accept: 0.9, review: 0.4 };
  const scored = [0.2, 0.95, 0.5, 0.5].map((probability, subjectId) => ({ subjectId, probability, thresholds }));

  it('puts the most probable first, and of equal ones the smaller id', () => {
    const ranked = rankSubjects(scored, { limit: 10, minProbability: 0 });
    expect(ranked.map(({ subjectId }) => subjectId)).toEqual([1, 2, 3, 0]);
  });

  it('keeps to the limit and the least probability', () => {
    expect(rankSubjects(scored, { limit: 2, minProbability: 0.3 })).toHaveLength(2);
    expect(rankSubjects(scored, { limit: 10, minProbability: 0.5 })).toHaveLength(3);
  });

  it.each([
    [0.95, 'published'],
    [0.5, 'queued'],
    [0.3, 'withdrawn'],
    [0.01, 'withdrawn'],
  ])('%d would be %s', (probability, state) => {
    expect(suggestedState({ subjectId: 1, probability, thresholds })).toBe(state);
  });
});
