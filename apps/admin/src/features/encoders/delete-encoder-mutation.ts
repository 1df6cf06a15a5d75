import { graphql } from '@/gql';

export const deleteEncoderMutation = graphql(`
  mutation DeleteEncoder($id: ID!) {
    deleteEncoder(input: { id: $id }) {
      __typename
      ... on EncoderDeleted {
        deletedId
      }
      ...ProblemParts
    }
  }
`);
