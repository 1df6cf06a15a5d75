import { graphql } from '@/gql';

export const revokeApiKeyMutation = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      __typename
      ... on ApiKeyRevoked {
        apiKey {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
