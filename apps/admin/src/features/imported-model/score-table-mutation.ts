import { graphql } from '@/gql';

export const scoreTableMutation = graphql(`
  mutation ScoreTable($input: ScoreTableInput!) {
    scoreTable(input: $input) {
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
