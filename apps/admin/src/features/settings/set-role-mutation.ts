import { graphql } from '@/gql';

export const setRoleMutation = graphql(`
  mutation SetRole($input: SetRoleInput!) {
    setRole(input: $input) {
      __typename
      ... on RoleSet {
        user {
          id
          role
        }
      }
      ...ProblemParts
    }
  }
`);
