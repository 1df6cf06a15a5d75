import { graphql } from '@/gql';

export const exampleDocumentQuery = graphql(`
  query ExampleDocument {
    documents(filter: { labelled: false }, first: 20) {
      edges {
        node {
          title
          text
        }
      }
    }
  }
`);
