import { graphql } from '@/gql';

export const createApiKeyMutation = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on ApiKeyCreated {
        secret
        apiKey {
          id
          name
        }
      }
      ...ProblemParts
    }
  }
`);
