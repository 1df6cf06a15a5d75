import { graphql } from '@/gql';

export const experimentQuery = graphql(`
  query Experiment($id: ID!) {
    experiment(id: $id) {
      id
      name
      seeds
      firstSeed
      target
      steps
      command
      createdAt
      isReviewed
      run {
        id
        state
      }
      bins {
        low
        high
        target
      }
      variants {
        name
        title
        seedsDone
        outcomes {
          outcome
          seeds
        }
        figures {
          name
          mean
          halfWidth
          median
          low
          high
        }
        curve {
          step
          distance
          distanceLow
          distanceHigh
          discriminatorLoss
          generatorLoss
          accuracy
        }
      }
      comparisons {
        first
        second
        closer
        farther
        medianDifference
        pValue
        verdict
      }
      reviews {
        variant
        verdict
        note
        recommendation
        actor
        actorName
        createdAt
      }
    }
  }
`);
