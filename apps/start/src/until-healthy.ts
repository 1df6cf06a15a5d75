import { setTimeout as delay } from 'node:timers/promises';

const intervalMs = 50;

/** Asks `url` until it answers well; rejects with the signal's reason. */
export async function untilHealthy(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    signal.throwIfAborted();
    if (response?.ok) return;
    await delay(intervalMs, undefined, { signal });
  }
}
