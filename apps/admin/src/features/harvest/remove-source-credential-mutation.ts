import { graphql } from '@/gql';

export const removeSourceCredentialMutation = graphql(`
  mutation RemoveSourceCredential($input: RemoveSourceCredentialInput!) {
    removeSourceCredential(input: $input) {
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
