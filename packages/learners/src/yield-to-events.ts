/** Lets timers, messages and an abort come through between two stretches of arithmetic. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
