import { graphql } from '@/gql';

export const importEncoderMutation = graphql(`
  mutation ImportEncoder($input: ImportEncoderInput!) {
    importEncoder(input: $input) {
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
