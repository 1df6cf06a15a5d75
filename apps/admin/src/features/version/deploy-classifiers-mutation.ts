import { graphql } from '@/gql';

export const deployClassifiersMutation = graphql(`
  mutation DeployClassifiers($input: DeployClassifiersInput!) {
    deployClassifiers(input: $input) {
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
