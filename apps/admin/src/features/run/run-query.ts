import { graphql } from '@/gql';

export const runQuery = graphql(`
  query Run($id: ID!) {
    run(id: $id) {
      ...LiveRun
      kind
      title
      startedBy
      createdAt
      undoneAt
      log(last: 200) {
        at
        level
        message
      }
      version {
        ...NamedVersion
      }
      prevalenceDrops {
        estimate {
          warning
        }
        classifier {
          id
          subject {
            ...NamedSubject
          }
        }
      }
      tableScores {
        rows
        failed
        fileName
        sizeBytes
      }
      recipeComparison {
        ...ShownComparison
      }
      importReport {
        problems(first: 100) {
          line
          code
          message
        }
      }
    }
  }

  # What changes while it works; the subscription to it says the same.
  fragment LiveRun on Run {
    id
    state
    isCancelRequested
    attempt
    backend
    startedAt
    finishedAt
    problem {
      code
      message
    }
    importReport {
      seen
      added
      updated
      unchanged
      ignored
      setAside
      rejected
      setAsideByReason {
        reason
        count
      }
      rejectedByReason {
        reason
        count
      }
      warnings {
        code
        message
      }
    }
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

  fragment ShownComparison on RecipeComparison {
    documents
    targetPrecision
    promise
    recipes {
      name
      micro {
        f1
      }
      macro {
        f1
      }
      atTarget {
        precision
        recall
      }
      ece
      logLoss
      training {
        seconds
        cpuSeconds
      }
      scoring {
        cpuSeconds
      }
      artefactBytes
      peakMemoryBytes
      microChange {
        ...ShownDifference
      }
      macroChange {
        ...ShownDifference
      }
      conclusion
      subjects {
        subjectId
        label
        support
        precision
        recall
        f1
        f1Change {
          ...ShownDifference
        }
        pValue
      }
    }
  }
`);
