import { describeFullDisk } from './full-disk.js';

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Where progress bars are drawn; null if `err` is not a terminal. */
  readonly progress: NodeJS.WriteStream | null;
}

export function processTerminal(): Terminal {
  // A reader that stops early, such as `head`, ends the command; this is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    const fullDisk = describeFullDisk(error);
    if (fullDisk === null) throw error;
    process.stderr.write(`error: ${fullDisk}\n`);
    process.exit(1);
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: process.stderr.isTTY ? process.stderr : null,
  };
}
