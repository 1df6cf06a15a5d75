import { AppError, type InputIssue } from '../app-error.js';
import type { StatementOfAct } from './act.js';
import type { PredictionState } from './prediction-state.js';

/**
 * Whether an act may be recorded: each suggestion that it answers is there and undecided. Throws AppError NOT_FOUND or
 * CONFLICT with an issue for each that is not.
 * @param stateAt the state of the suggestion that a statement is about, by the statement's place; none where nothing is
 * suggested
 */
export function requireOpenSuggestions(
  statements: readonly StatementOfAct[],
  stateAt: ReadonlyMap<number, PredictionState>,
): void {
  const missing: InputIssue[] = [];
  const decided: InputIssue[] = [];
  for (const [i, { answersSuggestion, path }] of statements.entries()) {
    if (!answersSuggestion) continue;
    const state = stateAt.get(i);
    if (state === undefined) missing.push({ path, message: 'There is no suggestion to answer; add a label instead.' });
    if (state === 'accepted' || state === 'rejected') decided.push({ path, message: `Already ${state}.` });
  }
  if (missing.length > 0) throw new AppError('NOT_FOUND', 'Suggestion not found.', missing);
  if (decided.length > 0) {
    throw new AppError('CONFLICT', 'Somebody has already decided this; undo that first, or add a label.', decided);
  }
}
