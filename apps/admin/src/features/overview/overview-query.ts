import { graphql } from '@/gql';

export const overviewQuery = graphql(`
  query Overview {
    overview {
      documents
      labelled
      unlabelled
      setAside
      published
      queued
      decided
      accepted
      rejected
      backend
      isEstimated
      alerts
      nextStep
      candidate {
        ...NamedVersion
      }
      subjects {
        status
        reason
        warning
        targetPrecision
        promise
        measuredPrecision
        sampledPrecision {
          ...ShownSample
        }
        decidedCount
        published
        queued
        subject {
          ...NamedSubject
        }
      }
      runs {
        ...ListedRun
      }
    }
  }
`);
