import { graphql } from '@/gql';

export const sourcesQuery = graphql(`
  query Sources {
    sources {
      id
      name
      documentCount
    }
  }
`);
