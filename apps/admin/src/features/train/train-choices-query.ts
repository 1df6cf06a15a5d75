import { graphql } from '@/gql';

export const trainChoicesQuery = graphql(`
  query TrainChoices {
    learners {
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
      learner
      parameters
      selection
      targetPrecision
      scheme {
        name
      }
    }
  }
`);
