import { graphql } from '@/gql';

export const setPasswordMutation = graphql(`
  mutation SetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) {
      __typename
      ... on PasswordSet {
        user {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
