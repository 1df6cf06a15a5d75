import { graphql } from '@/gql';

export const importDocumentsMutation = graphql(`
  mutation ImportDocuments($input: ImportDocumentsInput!) {
    importDocuments(input: $input) {
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
