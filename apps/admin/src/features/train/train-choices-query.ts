import { graphql } from '@/gql';

export const trainChoicesQuery = graphql(`
  query TrainChoices {
    recipes {
      id
      parameterDefaults
    }
    schemes {
      id
      name
      documentCount
      subjectCount
    }
    models {
      id
      name
      recipe
      parameters
      selection
      targetPrecision
      scheme {
        name
      }
    }
  }
`);
