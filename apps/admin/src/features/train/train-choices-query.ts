import { graphql } from '@/gql';

export const trainChoicesQuery = graphql(`
  query TrainChoices {
    recipes {
      id
      parameterDefaults
      takesWordVectors
      imbalanceStrategies
    }
    schemes {
      id
      name
      documentCount
      subjectCount
    }
    wordVectors {
      id
      name
      words
    }
    models {
      id
      name
      recipe
      parameters
      selection
      targetPrecision
      wordVectors {
        id
        name
      }
      scheme {
        name
      }
    }
  }
`);
