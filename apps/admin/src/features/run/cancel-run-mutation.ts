import { graphql } from '@/gql';

export const cancelRunMutation = graphql(`
  mutation CancelRun($input: CancelRunInput!) {
    cancelRun(input: $input) {
      __typename
      ... on RunCancelled {
        run {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
