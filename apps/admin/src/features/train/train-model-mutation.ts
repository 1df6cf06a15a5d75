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
      ...ProblemParts
    }
  }
`);
