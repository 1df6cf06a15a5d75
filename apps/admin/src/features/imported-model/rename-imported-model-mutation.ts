import { graphql } from '@/gql';

export const renameImportedModelMutation = graphql(`
  mutation RenameImportedModel($input: RenameImportedModelInput!) {
    renameImportedModel(input: $input) {
      __typename
      ... on ModelImported {
        model {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
