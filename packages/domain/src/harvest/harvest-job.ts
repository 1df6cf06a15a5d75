import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

/** How a source is asked for its records. */
export const harvestProtocols = ['oai', 'plos', 'share'] as const;
export type HarvestProtocol = (typeof harvestProtocols)[number];

const harvestInput = z.strictObject({
  protocol: z.enum(harvestProtocols),
  url: z.string(),
  set: z.string().nullable(),
  metadataPrefix: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  otherContent: z.boolean(),
  source: z.string(),
  /** Null: subjects are not read. */
  scheme: z.string().nullable(),
  createSubjects: z.boolean(),
  labelsComplete: z.boolean(),
  mergesEqualNames: z.boolean(),
  /** Whether addresses on this machine or in private networks may be asked. */
  allowLocal: z.boolean(),
  /** The schedule that began it, if one did. */
  scheduleId: z.int().nullable().default(null),
});

export type HarvestInput = z.infer<typeof harvestInput>;

/** Asks a source for its records, page by page, and writes them as an import does. Politeness takes time: many attempts. */
export const harvestJob: JobContract<HarvestInput> = { kind: 'harvest', input: harvestInput, retryLimit: 100 };
