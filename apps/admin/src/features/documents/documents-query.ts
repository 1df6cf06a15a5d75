import { graphql } from '@/gql';

export const documentsQuery = graphql(`
  query Documents($filter: DocumentFilter, $search: String, $after: String) {
    documents(filter: $filter, search: $search, first: 25, after: $after) {
      totalCount
      isTotalCountExact
      pageInfo {
        ...PageParts
      }
      facets {
        count
        isEstimated
        subject {
          ...NamedSubject
        }
      }
      edges {
        snippet
        node {
          id
          title
          text
          source
          externalId
          subjects {
            status
            subject {
              ...NamedSubject
            }
          }
        }
      }
    }
  }
`);
