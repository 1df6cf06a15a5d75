import { graphql } from '@/gql';

export const importWordVectorsMutation = graphql(`
  mutation ImportWordVectors($input: ImportWordVectorsInput!) {
    importWordVectors(input: $input) {
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
