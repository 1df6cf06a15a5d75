const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does something before a signal, such as Ctrl-C, ends the process as it would without this; gives what calls that off. */
export function beforeInterruption(act: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    act();
    process.kill(process.pid, signal);
  };
  for (const signal of interruptions) process.once(signal, end);
  return () => {
    for (const signal of interruptions) process.off(signal, end);
  };
}
