import { graphql } from '@/gql';

export const setAsideQuery = graphql(`
  query SetAside($search: String, $after: String) {
    documents(filter: { state: SET_ASIDE }, search: $search, first: 50, after: $after) {
      totalCount
      isTotalCountExact
      pageInfo {
        ...PageParts
      }
      edges {
        node {
          id
          title
          source
          externalId
          setAsideReason
          createdAt
        }
      }
    }
  }
`);
