import { graphql } from '@/gql';

export const disableUserMutation = graphql(`
  mutation DisableUser($input: DisableUserInput!) {
    disableUser(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
