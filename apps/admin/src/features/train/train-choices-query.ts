import { graphql } from '@/gql';

export const trainChoicesQuery = graphql(`
  query TrainChoices {
    recipes {
      id
      parameterDefaults
      takesWordVectors
      takesEncoder
      imbalanceStrategies
    }
    schemes {
      id
      name
      documentCount
      subjectCount
    }
    sources {
      id
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
    models {
      id
      name
      recipe
      parameters
      selection
      targetPrecision
      promise
      sources
      wordVectors {
        id
        name
      }
      encoder {
        id
        name
      }
      scheme {
        name
      }
    }
  }
`);
