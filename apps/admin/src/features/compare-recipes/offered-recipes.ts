import type { ComparedRecipeInput, ComparisonChoicesQuery } from '@/gql/graphql';

/** A recipe that can be compared, by the name that results have. */
export interface OfferedRecipe extends ComparedRecipeInput {
  name: string;
}

const usual = ['linear', 'linear+vectors', 'cnn'];

/** Each recipe, and again with word vectors or an encoder where there are some; `linear` first, which the others are compared with. */
export function offerRecipes({ recipes, wordVectors, encoders }: ComparisonChoicesQuery): OfferedRecipe[] {
  const offered = recipes.flatMap(({ id: recipe, takesWordVectors, takesEncoder }) => [
    { name: recipe, recipe, withWordVectors: false, withEncoder: false },
    ...(takesWordVectors && wordVectors.length > 0
      ? [{ name: `${recipe}+vectors`, recipe, withWordVectors: true, withEncoder: false }]
      : []),
    ...(takesEncoder && encoders.length > 0
      ? [{ name: `${recipe}+encoder`, recipe, withWordVectors: false, withEncoder: true }]
      : []),
  ]);
  return offered.toSorted((a, b) => Number(b.name === 'linear') - Number(a.name === 'linear'));
}

/** What is chosen at first. */
export const usualNames = (offered: readonly OfferedRecipe[]): string[] =>
  offered.map(({ name }) => name).filter((name) => usual.includes(name));
