import { graphql } from '@/gql';

export const importVocabularyMutation = graphql(`
  mutation ImportVocabulary($input: ImportVocabularyInput!) {
    importVocabulary(input: $input) {
      __typename
      ... on VocabularyImported {
        import {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
