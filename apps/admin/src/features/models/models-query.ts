import { graphql } from '@/gql';

export const modelsQuery = graphql(`
  query Models {
    models {
      id
      name
      recipe
      selection
      targetPrecision
      promise
      sources
      createdAt
      updatable
      scheme {
        name
      }
      versions {
        id
        number
        state
        createdAt
        sizeBytes
        servingCount
        evaluation {
          documents
          micro {
            f1
          }
          macro {
            f1
          }
          atTarget {
            precision
            coverage
            publishes
          }
          ece
        }
      }
    }
  }
`);
