import { graphql } from '@/gql';

export const learnWordVectorsMutation = graphql(`
  mutation LearnWordVectors($input: LearnWordVectorsInput!) {
    learnWordVectors(input: $input) {
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
