import { expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { requireUndoableAct } from './require-undoable-act.js';

it('an act that holds can be undone', () => {
  expect(() => requireUndoableAct({ undoneAt: null })).not.toThrow();
});

it.each([
  ['none', null, 'NOT_FOUND', 'Act not found.'],
  ['one that was undone', { undoneAt: new Date(0) }, 'CONFLICT', 'This has already been undone.'],
] as const)('of acts, %s cannot be undone', (_, act, code, message) => {
  expect(() => requireUndoableAct(act)).toThrow(new AppError(code, message));
});
