import { graphql } from '@/gql';

export const subjectQuery = graphql(`
  query Subject($id: ID!) {
    subject(id: $id) {
      id
      label
      paths
      isRoot
      labelledCount
      publishedCount
      queuedCount
      scheme {
        name
      }
      broader {
        id
        label
        paths
      }
      narrower {
        id
        label
        paths
      }
      deploymentHistory {
        id
        startedAt
        endedAt
        deployedBy
        version {
          id
          number
          model {
            name
          }
        }
      }
      classifier {
        id
        reason
        reviewOnly
        acceptThreshold
        reviewThreshold
        targetPrecision
        shareEstimate {
          warning
        }
        version {
          id
          number
          model {
            name
          }
        }
        metrics {
          support
          precision
          recall
          f1
          averagePrecision
          f1Threshold
          atTarget {
            precision
            recall
            predicted
          }
          confusion {
            tp
            fp
            fn
            tn
          }
          precisionRecallCurve {
            threshold
            precision
            recall
          }
          reliability {
            meanProbability
            observed
            count
          }
        }
      }
    }
  }
`);
