import { z } from 'zod';

/** Rows to be scored: what each column holds, null where it is missing. */
export const scoreRowsInput = z.strictObject({
  rows: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
    .min(1)
    .max(1000),
  mode: z.enum(['lenient', 'strict']),
});
