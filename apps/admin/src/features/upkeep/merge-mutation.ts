import { graphql } from '@/gql';

export const mergeMutation = graphql(`
  mutation Merge($input: MergeInput!) {
    merge(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
