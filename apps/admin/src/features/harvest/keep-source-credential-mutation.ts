import { graphql } from '@/gql';

export const keepSourceCredentialMutation = graphql(`
  mutation KeepSourceCredential($input: KeepSourceCredentialInput!) {
    keepSourceCredential(input: $input) {
      __typename
      ... on SourceCredentialsChanged {
        credentials {
          origin
        }
      }
      ...ProblemParts
    }
  }
`);
