import { graphql } from '@/gql';

export const undoImportMutation = graphql(`
  mutation UndoImport($input: UndoImportInput!) {
    undoImport(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
