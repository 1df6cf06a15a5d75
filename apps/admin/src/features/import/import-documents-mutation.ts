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
      ... on Problem {
        code
        message
        field
      }
      ... on InvalidInputProblem {
        issues {
          path
          message
        }
      }
    }
  }
`);
