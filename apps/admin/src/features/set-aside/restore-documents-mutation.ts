import { graphql } from '@/gql';

export const restoreDocumentsMutation = graphql(`
  mutation RestoreDocuments($input: RestoreDocumentsInput!) {
    restoreDocuments(input: $input) {
      __typename
      ... on DocumentsRestored {
        documents {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
