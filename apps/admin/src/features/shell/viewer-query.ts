import { graphql } from '@/gql';

export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      userId
      name
      role
      kind
    }
  }
`);
