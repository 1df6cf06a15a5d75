import { expect, it } from 'vitest';
import { planSampleRemoval } from './remove-sample.js';

const contents = { documents: 500, decisions: 3, models: 1, importedModels: 1, subjects: 12, experiments: 1 };

it('the sample goes with all that came of it', () => {
  expect(planSampleRemoval({ contents, unfinishedRuns: 0 })).toBe(contents);
});

it.each([
  ['there is none', { contents: null, unfinishedRuns: 0 }, 'NOT_FOUND'],
  ['a run may use it', { contents, unfinishedRuns: 1 }, 'CONFLICT'],
])('it cannot be removed where %s', (_name, situation, code) => {
  expect(() => planSampleRemoval(situation)).toThrow(expect.objectContaining({ code }));
});
