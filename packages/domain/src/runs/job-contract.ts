import type { z } from 'zod';
import type { RunKind } from './run.js';

/** What a job promises to whoever starts it: its kind, the shape of its input, how often a lost attempt is retried. */
export interface JobContract<Input> {
  readonly kind: RunKind;
  /** Parsed when a run is started and again when it is run. */
  readonly input: z.ZodType<Input>;
  /** Attempts after the first, taken when a worker is lost; an attempt that fails by itself is not retried. */
  readonly retryLimit: number;
}
