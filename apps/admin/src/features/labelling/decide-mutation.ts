import { graphql } from '@/gql';

export const decideMutation = graphql(`
  mutation Decide($input: DecideInput!) {
    decide(input: $input) {
      __typename
      ... on Decided {
        act {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
