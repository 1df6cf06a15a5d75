import { graphql } from '@/gql';

export const undoDecisionMutation = graphql(`
  mutation UndoDecision($input: UndoDecisionInput!) {
    undoDecision(input: $input) {
      __typename
      ... on DecisionUndone {
        act {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
