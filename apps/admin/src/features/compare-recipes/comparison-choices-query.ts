import { graphql } from '@/gql';

export const comparisonChoicesQuery = graphql(`
  query ComparisonChoices {
    recipes {
      id
      takesWordVectors
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
  }
`);
