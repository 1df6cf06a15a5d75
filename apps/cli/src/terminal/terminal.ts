/** Where a command writes; what it prints for people or programs goes to `out`, all else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Where progress bars are drawn; null where nobody watches. */
  readonly progress: NodeJS.WriteStream | null;
}

export function processTerminal(): Terminal {
  // A reader that has seen enough, such as `head`, ends the command; it is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: process.stderr.isTTY ? process.stderr : null,
  };
}
