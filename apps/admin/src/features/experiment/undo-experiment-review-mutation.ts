import { graphql } from '@/gql';

export const undoExperimentReviewMutation = graphql(`
  mutation UndoExperimentReview($input: UndoExperimentReviewInput!) {
    undoExperimentReview(input: $input) {
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
