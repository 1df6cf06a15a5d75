import { graphql } from '@/gql';

export const updateModelMutation = graphql(`
  mutation UpdateModel($input: UpdateModelInput!) {
    updateModel(input: $input) {
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
