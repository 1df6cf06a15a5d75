import { graphql } from '@/gql';

export const scoreRowsQuery = graphql(`
  query ScoreRows($modelId: ID!, $rows: [JSON!]!, $mode: RowMode!) {
    scoreRows(modelId: $modelId, rows: $rows, mode: $mode) {
      error
      label
      index
      values {
        name
        value
      }
      contributions {
        name
        value
      }
    }
  }
`);
