/**
 * Lets others have a turn between two stretches of arithmetic. Throws the signal's reason if it has aborted by then. (The
 * one of `node:timers/promises` takes ten times as long where it is given a signal.)
 */
export async function nextTurn(signal: AbortSignal | null): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
