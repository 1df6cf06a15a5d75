import { graphql } from '@/gql';

export const runProgressSubscription = graphql(`
  subscription RunProgress($runId: ID!) {
    runProgress(runId: $runId) {
      id
      state
      isCancelRequested
      attempt
      backend
      startedAt
      finishedAt
      progress {
        phase
        done
        total
        fraction
        ratePerSecond
        secondsLeft
        loss
        chunk
      }
      metrics {
        name
        points {
          step
          value
        }
      }
    }
  }
`);
