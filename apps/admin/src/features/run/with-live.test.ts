import { expect, it } from 'vitest';
import { withLive } from './with-live';

const counts = {
  ...{ seen: 3, added: 2, updated: 0, unchanged: 0, ignored: 0, setAside: 0, rejected: 1 },
  ...{ setAsideByReason: [], rejectedByReason: [{ reason: 'REPEATED_ID', count: 1 }], warnings: [] },
};
const problems = [{ line: 2, code: 'REPEATED_ID', message: 'Twice.' }];
const live = {
  ...{ id: 'x', state: 'SUCCEEDED' as const, isCancelRequested: false, attempt: 1, backend: null, metrics: [] },
  ...{ startedAt: 'then', finishedAt: 'now', problem: null, progress: null, importReport: counts },
};
const run = {
  ...{ kind: 'HARVEST' as const, title: 'A harvest', startedBy: null, createdAt: 'then', undoneAt: null, log: [] },
  ...{ ...live, version: null, prevalenceDrops: [], tableScores: null, recipeComparison: null },
  state: 'RUNNING' as const,
};

it('takes the state with the counts, and leaves the rows that were read', () => {
  const known = { ...run, importReport: { ...counts, seen: 2, rejected: 0, problems } };
  expect(withLive(known, live)).toMatchObject({ state: 'SUCCEEDED', importReport: { seen: 3, rejected: 1, problems } });
});

it('begins a report where there was none', () => {
  expect(withLive({ ...run, importReport: null }, live).importReport).toEqual({ ...counts, problems: [] });
});
