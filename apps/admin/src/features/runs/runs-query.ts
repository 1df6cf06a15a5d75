import { graphql } from '@/gql';

export const runsQuery = graphql(`
  query Runs($kind: RunKind, $state: RunState, $after: String) {
    runs(kind: $kind, state: $state, first: 25, after: $after) {
      totalCount
      pageInfo {
        ...PageParts
      }
      edges {
        node {
          ...ListedRun
        }
      }
    }
  }
`);
