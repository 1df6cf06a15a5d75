import { expect, it } from 'vitest';
import { planSampleRemoval } from './remove-sample.js';

const contents = { documents: 500, decisions: 3, models: 1, importedModels: 1, subjects: 12, experiments: 1 };

it('the sample goes with all that came of it', () => {
  expect(planSampleRemoval({ contents, unfinishedRuns: [] })).toBe(contents);
});

it.each([
  ['there is none', { contents: null, unfinishedRuns: [] }, 'NOT_FOUND'],
  ['a run may use it', { contents, unfinishedRuns: ['Training of Areas'] }, 'CONFLICT'],
])('it cannot be removed where %s', (_name, situation, code) => {
  expect(() => planSampleRemoval(situation)).toThrow(expect.objectContaining({ code }));
});
