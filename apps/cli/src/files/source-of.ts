import type { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';
import { type readingOptions, toFileReading } from './reading-options.js';
import type { RecordSource } from './record-file.js';

/** A file that a command names, read as its options say; what to know about it goes to standard error. */
export function sourceOf(path: string, options: z.output<typeof readingOptions>, terminal: Terminal): RecordSource {
  return {
    path,
    reading: toFileReading(options),
    onWarning: (message) => terminal.err(`warning: ${path}: ${message}\n`),
  };
}
