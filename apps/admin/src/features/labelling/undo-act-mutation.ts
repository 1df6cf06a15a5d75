import { graphql } from '@/gql';

export const undoActMutation = graphql(`
  mutation UndoAct($input: UndoDecisionInput!) {
    undoDecision(input: $input) {
      __typename
      ... on DecisionUndone {
        act {
          id
        }
      }
      ... on Problem {
        code
        message
      }
    }
  }
`);
