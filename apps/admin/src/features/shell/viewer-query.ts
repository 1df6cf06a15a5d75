import { graphql } from '@/gql';

export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      name
      role
      kind
    }
  }
`);
