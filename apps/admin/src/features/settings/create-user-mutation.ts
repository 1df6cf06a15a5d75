import { graphql } from '@/gql';

export const createUserMutation = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      __typename
      ... on UserCreated {
        user {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
