import { graphql } from '@/gql';

export const deleteImportedModelMutation = graphql(`
  mutation DeleteImportedModel($id: ID!) {
    deleteImportedModel(id: $id) {
      __typename
      ... on ImportedModelDeleted {
        deletedId
      }
      ...ProblemParts
    }
  }
`);
