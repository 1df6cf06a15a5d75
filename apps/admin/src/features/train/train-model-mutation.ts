import { graphql } from '@/gql';

export const trainModelMutation = graphql(`
  mutation TrainModel($input: TrainModelInput!) {
    trainModel(input: $input) {
      __typename
      ... on RunStarted {
        run {
          id
        }
      }
      ... on Problem {
        code
        message
        field
      }
      ... on InvalidInputProblem {
        issues {
          path
          message
        }
      }
    }
  }
`);
