import { graphql } from '@/gql';

export const setThresholdMutation = graphql(`
  mutation SetThreshold($input: SetThresholdInput!) {
    setThreshold(input: $input) {
      __typename
      ... on ThresholdSet {
        moved
        rescoreNeeded
        run {
          id
        }
        classifier {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
