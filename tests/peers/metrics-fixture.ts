import { readFileSync } from 'node:fs';
import type { LabelMatrix } from '@classmark/evaluation';
import { z } from 'zod';

const numbers = z.array(z.number());
const averages = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
/** What scikit-learn and SciPy say, as make-metrics-fixture.py wrote it. */
export const fixture = z
  .object({
    documents: z.number(),
    subjects: z.number(),
    truth: numbers,
    probabilities: numbers,
    rawScores: numbers,
    predicted: numbers,
    perSubject: z.array(
      averages.extend({
        confusion: z.object({ tp: z.number(), fp: z.number(), fn: z.number(), tn: z.number() }),
        averagePrecision: z.number().nullable(),
        curve: z.tuple([numbers, numbers, numbers]).nullable(),
      }),
    ),
    micro: averages,
    macro: averages,
    subsetAccuracy: z.number(),
    ranking: z.array(
      z.object({
        k: z.number(),
        lrap: z.number(),
        precisionAtK: z.number(),
        recallAtK: z.number(),
        ndcgAtK: z.number(),
      }),
    ),
    pooled: z.object({
      brier: z.number(),
      logLoss: z.number(),
      ece: z.number(),
      reliability: z.object({ observed: numbers, meanProbability: numbers }),
    }),
    calibrations: z.object({
      subject: z.number(),
      platt: z.object({ a: z.number(), b: z.number() }),
      beta: z.object({ below: z.number(), above: z.number(), shift: z.number() }),
      compared: z.object({ a: z.number(), g: z.number(), b: z.number() }),
      isotonic: z.object({ scores: numbers, probabilities: numbers }),
    }),
    shares: z.array(z.object({ training: z.number(), estimated: z.number() })),
    expectedF1: z.number(),
    beta: z.array(z.object({ a: z.number(), b: z.number(), quantile: z.number(), cdfAt: z.number(), cdf: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/metrics.json', import.meta.url), 'utf8')));

export const truth: LabelMatrix = {
  documents: fixture.documents,
  subjects: fixture.subjects,
  cells: Int8Array.from(fixture.truth),
};
export const probabilities = Float64Array.from(fixture.probabilities);
