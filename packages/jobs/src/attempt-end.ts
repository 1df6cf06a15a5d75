import { isWorthRetrying, type Setback } from '@classmark/database';
import { AppError } from '@classmark/domain';

/** Why an attempt was told to stop: the reason of its signal. */
export class AttemptStopped extends Error {
  override readonly name = 'AttemptStopped';
  constructor(override readonly cause: 'cancelled' | 'stale' | 'worker-stops') {
    super(`This attempt was told to stop: ${cause}.`);
  }
}

/** What becomes of a run whose attempt threw: a setback to write, nothing for a stale one, another try for a lost one. */
export type AttemptEnd = Setback | { readonly state: 'stale' } | { readonly state: 'lost' };

export function endOf(error: unknown, signal: AbortSignal, runId: bigint): AttemptEnd & { readonly isFault: boolean } {
  if (signal.aborted && signal.reason instanceof AttemptStopped)
    return { ...stoppedEnd(signal.reason), isFault: false };
  if (signal.aborted || isWorthRetrying(error)) return { state: 'lost', isFault: false };
  if (error instanceof AppError) {
    if (error.code === 'STALE_ATTEMPT') return { state: 'stale', isFault: false };
    return { state: 'failed', problem: { code: error.code, message: error.message }, isFault: false };
  }
  const message = `An unexpected error ended this run. The worker’s log has the details under run ${runId}.`;
  return { state: 'failed', problem: { code: 'FAULT', message }, isFault: true };
}

function stoppedEnd({ cause }: AttemptStopped): AttemptEnd {
  switch (cause) {
    case 'cancelled':
      return { state: 'cancelled' };
    case 'stale':
      return { state: 'stale' };
    case 'worker-stops':
      return { state: 'queued' };
  }
}
