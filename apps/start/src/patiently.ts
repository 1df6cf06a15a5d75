import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;
const pauseMs = 200;

export interface Retrying {
  /** Whether an error may be gone in a moment. */
  readonly isPassing: (error: unknown) => boolean;
  /** Told once, when there is something to wait for. */
  readonly onWait: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Tries until it works, for as long as what is in the way may be a predecessor that has been killed and is still going.
 * Rejects with the last error.
 */
export async function patiently<Result>(attempt: () => Promise<Result>, patience: Retrying): Promise<Result> {
  const { isPassing, onWait, signal } = patience;
  const deadline = performance.now() + patienceMs;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadline) throw error;
      if (isFirst) onWait(error);
    }
    await delay(pauseMs, undefined, { signal });
  }
}
