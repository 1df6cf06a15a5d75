import { graphql } from '@/gql';

export const renameMutation = graphql(`
  mutation Rename($input: RenameInput!) {
    rename(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
