import { graphql } from '@/gql';

export const vocabularyImportsQuery = graphql(`
  query VocabularyImports {
    vocabularyImports {
      id
      fileName
      createdAt
      undoneAt
      scheme {
        name
      }
      report {
        added
        renamed
        moved
        merged
        removed
        edited
      }
    }
  }
`);
