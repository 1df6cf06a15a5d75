/** What fits may run in threads. */
export const threadEntries: readonly URL[] = [
  new URL('./linear-sgd/fit-thread.js', import.meta.url),
  new URL('./linear/solving-thread.js', import.meta.url),
];
