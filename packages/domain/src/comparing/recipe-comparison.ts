import { promiseScopes } from '@classmark/evaluation';
import { z } from 'zod';

const rates = { precision: z.number(), recall: z.number(), f1: z.number() };
const difference = z.object({ difference: z.number(), low: z.number(), high: z.number() });
const time = z.object({ seconds: z.number(), cpuSeconds: z.number() });

const testedSubject = z.object({
  subjectId: z.int(),
  /** As it was called then. */
  label: z.string(),
  support: z.int(),
  ...rates,
  /** From the first recipe; null of that one, and where the test documents say nothing of the subject. */
  f1Change: difference.nullable(),
  /** McNemar's test beside the first recipe, adjusted by Holm; null where both are right on the same documents. */
  pValue: z.number().nullable(),
});

const triedRecipe = z.object({
  /** `linear`, `linear+vectors` … */
  name: z.string(),
  micro: z.object(rates),
  macro: z.object(rates),
  atTarget: z.object({ precision: z.number().nullable(), recall: z.number() }),
  ece: z.number().nullable(),
  logLoss: z.number().nullable(),
  /** All up to the thresholds. */
  training: time,
  /** Of all test documents. */
  scoring: time,
  artefactBytes: z.number(),
  /** The peak memory of the worker while it was trained and tested. */
  peakMemoryBytes: z.number(),
  /** From the first recipe; null of that one. */
  microChange: difference.nullable(),
  macroChange: difference.nullable(),
  /** Whether it pays, in words; null for the first. */
  conclusion: z.string().nullable(),
  subjects: z.array(testedSubject),
});

/** Several recipes side by side on the test set. The first is what the others are compared with. */
export const recipeComparison = z.object({
  documents: z.int(),
  /** Null in comparisons of before it was kept. */
  targetPrecision: z.number().nullable().default(null),
  /** What that is promised for; each subject, in comparisons of before there was a choice. */
  promise: z.enum(promiseScopes).default('each'),
  recipes: z.array(triedRecipe),
});
export type RecipeComparison = z.infer<typeof recipeComparison>;
export type TriedRecipe = z.infer<typeof triedRecipe>;
