import { graphql } from '@/gql';

export const findDocumentsQuery = graphql(`
  query FindDocuments($search: String!) {
    called: documents(filter: { externalId: $search }, first: 12) {
      edges {
        node {
          ...FoundDocument
        }
      }
    }
    found: documents(search: $search, first: 12) {
      edges {
        node {
          ...FoundDocument
        }
      }
    }
  }

  fragment FoundDocument on Document {
    id
    title
    source
    externalId
  }
`);
