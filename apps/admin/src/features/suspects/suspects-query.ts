import { graphql } from '@/gql';

export const suspectsQuery = graphql(`
  query SuspectLabels($filter: SuspectLabelFilter, $after: String) {
    suspectLabels(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        ...PageParts
      }
      edges {
        node {
          ...ListedSuspect
        }
      }
    }
  }

  fragment ListedSuspect on SuspectLabel {
    ...ShownSuspect
    document {
      id
      title
    }
    version {
      ...NamedVersion
    }
  }
`);
