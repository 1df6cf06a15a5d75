import { graphql } from '@/gql';

export const retryHarvestMutation = graphql(`
  mutation RetryHarvest($input: RetryHarvestInput!) {
    retryHarvest(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
