import { graphql } from '@/gql';

export const startExperimentMutation = graphql(`
  mutation StartExperiment($input: StartExperimentInput!) {
    startExperiment(input: $input) {
      __typename
      ... on ExperimentStarted {
        experiment {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
