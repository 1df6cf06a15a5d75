import { graphql } from '@/gql';

export const suspectCountQuery = graphql(`
  query SuspectCount {
    suspectLabels(first: 1) {
      totalCount
    }
  }
`);
