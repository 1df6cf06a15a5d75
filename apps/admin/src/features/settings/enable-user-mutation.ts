import { graphql } from '@/gql';

export const enableUserMutation = graphql(`
  mutation EnableUser($input: EnableUserInput!) {
    enableUser(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
