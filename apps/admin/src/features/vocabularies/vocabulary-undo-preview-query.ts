import { graphql } from '@/gql';

export const vocabularyUndoPreviewQuery = graphql(`
  query VocabularyUndoPreview($input: UndoVocabularyImportInput!) {
    vocabularyUndoPreview(input: $input) {
      ...ShownEffect
    }
  }
`);
