import { graphql } from '@/gql';

export const editSchemeMutation = graphql(`
  mutation EditScheme($input: EditSchemeInput!) {
    editScheme(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
