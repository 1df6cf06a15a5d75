import { graphql } from '@/gql';

export const importedModelQuery = graphql(`
  query ImportedModel($id: ID!) {
    importedModel(id: $id) {
      id
      name
      algorithm
      category
      fileName
      checksum
      sizeBytes
      createdAt
      contents {
        algorithmName
        mojoVersion
        h2oVersion
        offsetColumn
        threshold
        inputs {
          name
          levels
        }
        response {
          name
          levels
        }
        coefficients {
          name
          label
          value
        }
        importances {
          variable
          relative
          scaled
        }
        trainingMetrics {
          title
          value
        }
        validationMetrics {
          title
          value
        }
      }
    }
  }
`);
