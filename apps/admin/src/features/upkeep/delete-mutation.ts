import { graphql } from '@/gql';

export const deleteMutation = graphql(`
  mutation Delete($input: DeleteInput!) {
    delete(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
