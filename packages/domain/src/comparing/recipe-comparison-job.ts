import { promiseScopes } from '@classmark/evaluation';
import { z } from 'zod';
import type { JobContract } from '../runs/job-contract.js';

/** A recipe as it is compared: with the word vectors or the encoder of the comparison, or without. */
export const comparedRecipe = z.strictObject({
  recipe: z.string(),
  withWordVectors: z.boolean(),
  withEncoder: z.boolean().default(false),
});
export type ComparedRecipe = z.infer<typeof comparedRecipe>;

/** Subjects that a comparison is about. */
export const comparedSelections = ['roots', 'leaves'] as const;
export type ComparedSelection = (typeof comparedSelections)[number];

const recipeComparisonInput = z.strictObject({
  schemeId: z.int().positive(),
  selection: z.enum(comparedSelections),
  recipes: z.array(comparedRecipe).min(2).max(10),
  wordVectorsId: z.int().positive().nullable(),
  encoderId: z.int().positive().nullable().default(null),
  targetPrecision: z.number(),
  /** What that is promised for. */
  promise: z.enum(promiseScopes).default('each'),
  seed: z.int().min(0).max(0xffff_ffff),
});
export type RecipeComparisonInput = z.infer<typeof recipeComparisonInput>;

/** Trains each recipe on the training set and tests it on the test set. Nothing is kept before the end. */
export const recipeComparisonJob: JobContract<RecipeComparisonInput> = {
  kind: 'recipe_comparison',
  input: recipeComparisonInput,
  retryLimit: 3,
};

/** `linear`, `linear+vectors` with word vectors, or `linear+encoder`, as `classmark compare` has it. */
export function nameOfCompared({ recipe, withWordVectors, withEncoder }: ComparedRecipe): string {
  if (withEncoder) return `${recipe}+encoder`;
  return withWordVectors ? `${recipe}+vectors` : recipe;
}
