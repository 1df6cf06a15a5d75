import { describe, expect, it } from 'vitest';
import type { StatementOfAct } from './act.js';
import { requireOpenSuggestions } from './open-suggestion.js';
import type { PredictionState } from './prediction-state.js';

const answer: StatementOfAct = {
  documentId: 1n,
  subjectId: 2,
  verdict: 'accept',
  answersSuggestion: true,
  path: 'd.0',
};
const label: StatementOfAct = { ...answer, answersSuggestion: false, path: 'd.1' };

const check = (statements: readonly StatementOfAct[], states: readonly (PredictionState | null)[]): void =>
  requireOpenSuggestions(statements, new Map(states.flatMap((state, i) => (state === null ? [] : [[i, state]]))));

describe('an act', () => {
  it.each<[StatementOfAct, PredictionState | null]>([
    [answer, 'queued'],
    [answer, 'published'],
    [answer, 'withdrawn'],
    [label, null],
    [label, 'accepted'],
    [label, 'rejected'],
  ])('is recorded: %o where the suggestion is %s', (statement, state) => {
    expect(() => check([statement], [state])).not.toThrow();
  });

  it.each<[PredictionState | null, string, string]>([
    [null, 'NOT_FOUND', 'There is no suggestion to answer; add a label instead.'],
    ['accepted', 'CONFLICT', 'Already accepted.'],
    ['rejected', 'CONFLICT', 'Already rejected.'],
  ])('that answers a suggestion that is %s is refused', (state, code, message) => {
    expect(() => check([label, answer], [null, state])).toThrow(
      expect.objectContaining({ code, issues: [{ path: 'd.0', message }] }),
    );
  });
});
