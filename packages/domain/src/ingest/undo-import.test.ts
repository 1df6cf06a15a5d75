import { describe, expect, it } from 'vitest';
import { judgeChange, requireUndoable } from './undo-import.js';

const change = { isAdded: false, isDecided: false, isChangedLater: false };

it.each([
  ['one that was added goes', { ...change, isAdded: true }, 'delete'],
  ['one that was updated is as it was', change, 'restore'],
  ['one that people decided about stays', { ...change, isAdded: true, isDecided: true }, 'keep_decided'],
  ['one that a later import updated stays', { ...change, isChangedLater: true }, 'keep_changed'],
  [
    'decisions are named before later imports',
    { isAdded: true, isDecided: true, isChangedLater: true },
    'keep_decided',
  ],
])('of documents that an import changed, %s', (_name, changed, fate) => {
  expect(judgeChange(changed)).toBe(fate);
});

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
