import { graphql } from '@/gql';

export const deleteWordVectorsMutation = graphql(`
  mutation DeleteWordVectors($id: ID!) {
    deleteWordVectors(input: { id: $id }) {
      __typename
      ... on WordVectorsDeleted {
        deletedId
      }
      ...ProblemParts
    }
  }
`);
