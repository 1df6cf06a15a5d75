import { graphql } from '@/gql';

export const trainingFramesQuery = graphql(`
  query TrainingFrames($experimentId: ID!, $variant: String!, $from: Int!, $every: Int!) {
    trainingFrames(experimentId: $experimentId, variant: $variant, from: $from, every: $every) {
      step
      density
      boundary
      real
      made
    }
  }
`);
