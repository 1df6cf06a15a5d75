import { graphql } from '@/gql';

export const comparisonChoicesQuery = graphql(`
  query ComparisonChoices {
    recipes {
      id
      takesWordVectors
      takesEncoder
    }
    schemes {
      name
      documentCount
    }
    wordVectors {
      id
      name
      words
    }
    encoders {
      id
      name
      msPerText
      provenance
    }
  }
`);
