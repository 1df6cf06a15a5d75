import { z } from 'zod';
import { emptyReport, importWarningCodes, rowProblemCodes, setAsideReasons } from './import-report.js';

const count = z.int().nonnegative();
const report = z.object({
  seen: count,
  added: count,
  updated: count,
  unchanged: count,
  ignored: count.default(0),
  setAside: z.partialRecord(z.enum(setAsideReasons), count),
  wrong: z.partialRecord(z.enum(rowProblemCodes), count),
});

/** How far an import is: written in the transaction of each batch, so that no row counts twice. */
const checkpoint = z.object({
  /** The last line that is in, or accounted for. */
  line: count,
  report,
  /** Problems that are listed. */
  listed: count,
  warnings: z.array(z.object({ code: z.enum(importWarningCodes), message: z.string() })).default([]),
  /** Of a harvest: where its source is asked on. */
  cursor: z.unknown().default(null),
});

export type ImportCheckpoint = z.output<typeof checkpoint>;

/** What an earlier attempt wrote, or the beginning. */
export function parseImportCheckpoint(saved: unknown): ImportCheckpoint {
  if (saved === null) return { line: 0, report: emptyReport, listed: 0, warnings: [], cursor: null };
  return checkpoint.parse(saved);
}
