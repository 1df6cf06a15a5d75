import { graphql } from '@/gql';

export const versionQuery = graphql(`
  query Version($id: ID!) {
    suspectLabels(filter: { versionId: $id }, first: 1) {
      totalCount
    }
    compareVersions(candidateId: $id) {
      candidate {
        id
        number
        state
        createdAt
        sizeBytes
        sha256
        servingCount
        provenance
        model {
          id
          name
          learner
          targetPrecision
        }
        run {
          id
        }
        evaluation {
          documents
          micro {
            precision
            recall
            f1
            f1Interval {
              low
              high
            }
          }
          macro {
            precision
            recall
            f1
            f1Interval {
              low
              high
            }
          }
          atTarget {
            precision
            recall
            coverage
            deployed
          }
          ece
          brier
          logLoss
        }
      }
      classifiers {
        f1Change
        precisionChange
        recallChange
        subject {
          id
          label
          paths
        }
        candidate {
          id
          state
          reason
          reviewOnly
          serving
          acceptThreshold
          reviewThreshold
          shareEstimate {
            warning
          }
          metrics {
            support
            precision
            recall
            f1
          }
        }
        serving {
          id
          version {
            number
            model {
              name
            }
          }
          metrics {
            f1
          }
        }
      }
    }
  }
`);
