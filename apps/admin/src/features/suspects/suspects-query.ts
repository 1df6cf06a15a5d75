import { graphql } from '@/gql';

export const suspectsQuery = graphql(`
  query SuspectLabels($filter: SuspectLabelFilter, $after: String) {
    suspectLabels(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          given
          why
          subject {
            id
            label
            paths
          }
          document {
            id
            title
          }
          version {
            number
            model {
              name
            }
          }
        }
      }
    }
  }
`);
