import { graphql } from '@/gql';

export const importedModelsQuery = graphql(`
  query ImportedModels {
    importedModels {
      id
      name
      algorithm
      category
      fileName
      sizeBytes
      createdAt
    }
  }
`);
