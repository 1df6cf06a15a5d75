import { graphql } from '@/gql';

export const compareRecipesMutation = graphql(`
  mutation CompareRecipes($input: CompareRecipesInput!) {
    compareRecipes(input: $input) {
      __typename
      ... on RunStarted {
        run {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
