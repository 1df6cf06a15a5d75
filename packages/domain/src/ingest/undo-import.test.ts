import { describe, expect, it } from 'vitest';
import { type ChangeFate, type ImportedChange, judgeChange, reasonPutBack, requireUndoable } from './undo-import.js';

const change: ImportedChange = {
  isAdded: false,
  isMerged: false,
  hasMerged: false,
  isRestored: false,
  isDecided: false,
  isDecidedSince: false,
  isChangedLater: false,
};
const added = { isAdded: true };

it.each<[string, Partial<ImportedChange>, ChangeFate]>([
  ['one that was added goes', added, 'delete'],
  ['one that was added and merged stays', { ...added, isMerged: true }, 'keep_decided'],
  ['one that was added and that others were merged into stays', { ...added, hasMerged: true }, 'keep_decided'],
  ['one that was added and restored stays', { ...added, isRestored: true }, 'keep_decided'],
  ['one that was added and decided stays', { ...added, isDecided: true }, 'keep_decided'],
  ['one that was added and that a later import updated stays', { ...added, isChangedLater: true }, 'keep_changed'],
  ['one that was updated is as it was', {}, 'restore'],
  ['one that was updated and merged stays', { isMerged: true }, 'keep_decided'],
  ['one that was decided since it was updated stays', { isDecided: true, isDecidedSince: true }, 'keep_decided'],
  ['one that was decided before it was updated is as it was', { isDecided: true }, 'restore'],
  ['one that was restored before it was updated is as it was', { isRestored: true, hasMerged: true }, 'restore'],
  ['one that a later import updated stays', { isChangedLater: true }, 'keep_changed'],
  ['decisions are named before later imports', { ...added, isDecided: true, isChangedLater: true }, 'keep_decided'],
])('of documents that an import changed, %s', (_name, happened, fate) => {
  expect(judgeChange({ ...change, ...happened })).toBe(fate);
});

it.each([
  [false, null, null],
  [false, 'too_few_words', 'too_few_words'],
  [false, 'merged', null],
  [true, 'too_few_words', null],
  [true, 'merged', null],
] as const)(
  'put back, a document (restored: %s) that stood aside as %s does so as %s',
  (isRestored, former, reason) => {
    expect(reasonPutBack(isRestored, former)).toBe(reason);
  },
);

describe('an import', () => {
  const run = { kind: 'import', undoneAt: null } as const;

  it('is undone while anything of it is left', () => {
    expect(() => requireUndoable({ run, unfinishedRuns: [], changes: 1 })).not.toThrow();
  });

  it.each([
    ['there is none', { run: null, unfinishedRuns: [], changes: 0 }, 'NOT_FOUND'],
    ['it is a training', { run: { ...run, kind: 'training' as const }, unfinishedRuns: [], changes: 0 }, 'NOT_FOUND'],
    ['a run may use it', { run, unfinishedRuns: ['Training of Areas'], changes: 1 }, 'CONFLICT'],
    ['it changed nothing', { run, unfinishedRuns: [], changes: 0 }, 'CONFLICT'],
  ])('is not undone where %s', (_name, situation, code) => {
    expect(() => requireUndoable(situation)).toThrow(expect.objectContaining({ code }));
  });
});
