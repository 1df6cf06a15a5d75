import { graphql } from '@/gql';

export const importModelMutation = graphql(`
  mutation ImportModel($input: ImportModelInput!) {
    importModel(input: $input) {
      __typename
      ... on ModelImported {
        model {
          id
          name
        }
      }
      ...ProblemParts
    }
  }
`);
