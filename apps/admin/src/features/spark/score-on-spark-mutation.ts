import { graphql } from '@/gql';

export const scoreOnSparkMutation = graphql(`
  mutation ScoreOnSpark($input: ScoreOnSparkInput!) {
    scoreOnSpark(input: $input) {
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
