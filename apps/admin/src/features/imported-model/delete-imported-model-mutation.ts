import { graphql } from '@/gql';

export const deleteImportedModelMutation = graphql(`
  mutation DeleteImportedModel($id: ID!) {
    deleteImportedModel(input: { id: $id }) {
      __typename
      ... on ImportedModelDeleted {
        deletedId
      }
      ...ProblemParts
    }
  }
`);
