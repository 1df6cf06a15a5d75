import { graphql } from '@/gql';

export const reviewExperimentMutation = graphql(`
  mutation ReviewExperiment($input: ReviewExperimentInput!) {
    reviewExperiment(input: $input) {
      __typename
      ... on ExperimentReviewed {
        experiment {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
