import { graphql } from '@/gql';

export const startHarvestMutation = graphql(`
  mutation StartHarvest($input: StartHarvestInput!) {
    startHarvest(input: $input) {
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
