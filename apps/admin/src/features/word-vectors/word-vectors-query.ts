import { graphql } from '@/gql';

export const wordVectorsQuery = graphql(`
  query WordVectorsList {
    wordVectors {
      id
      name
      origin
      words
      dimensions
      sizeBytes
      provenance
      modelNames
      createdAt
    }
  }
`);
