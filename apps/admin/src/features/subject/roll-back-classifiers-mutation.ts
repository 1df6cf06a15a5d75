import { graphql } from '@/gql';

export const rollBackClassifiersMutation = graphql(`
  mutation RollBackClassifiers($input: RollBackClassifiersInput!) {
    rollBackClassifiers(input: $input) {
      __typename
      ... on ClassifiersDeployed {
        deployments {
          id
        }
        run {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
