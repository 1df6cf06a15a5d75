import { graphql } from '@/gql';

export const encodersQuery = graphql(`
  query EncodersList {
    encoders {
      id
      name
      dimensions
      sizeBytes
      msPerText
      provenance
      modelNames
      createdAt
    }
  }
`);
