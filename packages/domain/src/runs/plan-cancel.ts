import { AppError } from '../app-error.js';
import { isFinished, type RunState } from './run.js';

/** How a run is cancelled: a queued one at once, a running one by asking it to stop, which it is asked once. */
export function planCancel(run: {
  readonly state: RunState;
  readonly isCancelRequested: boolean;
}): 'end' | 'ask' | 'nothing' {
  const { state, isCancelRequested } = run;
  if (isFinished(state)) {
    throw new AppError('CONFLICT', `This run has already ${state === 'cancelled' ? 'been cancelled' : state}.`);
  }
  if (isCancelRequested) return 'nothing';
  return state === 'queued' ? 'end' : 'ask';
}
