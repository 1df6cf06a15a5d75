import { graphql } from '@/gql';

export const runQuery = graphql(`
  query Run($id: ID!) {
    run(id: $id) {
      id
      kind
      state
      isCancelRequested
      title
      attempt
      backend
      startedBy
      createdAt
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
      problem {
        code
        message
      }
      metrics {
        name
        points {
          step
          value
        }
      }
      log(last: 200) {
        at
        level
        message
      }
      version {
        id
        number
        model {
          name
        }
      }
      importReport {
        seen
        added
        updated
        unchanged
        setAside
        wrong
        setAsideByReason {
          reason
          count
        }
        wrongByReason {
          reason
          count
        }
        problems(first: 100) {
          line
          code
          message
        }
      }
    }
  }
`);
