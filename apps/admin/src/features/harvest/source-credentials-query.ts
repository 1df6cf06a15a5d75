import { graphql } from '@/gql';

export const sourceCredentialsQuery = graphql(`
  query SourceCredentials {
    sourceCredentials {
      origin
      kind
      createdAt
    }
  }
`);
