import { graphql } from '@/gql';

export const undoVocabularyImportMutation = graphql(`
  mutation UndoVocabularyImport($input: UndoVocabularyImportInput!) {
    undoVocabularyImport(input: $input) {
      __typename
      ... on VocabularyImportUndone {
        effects {
          ...ShownEffect
        }
      }
      ...ProblemParts
    }
  }
`);
