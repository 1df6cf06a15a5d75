import { graphql } from '@/gql';

export const subjectQuery = graphql(`
  query Subject($id: ID!, $isCurator: Boolean!) {
    subject(id: $id) {
      ...ShownSubject
    }
  }

  fragment ShownSubject on Subject {
    ...NamedSubject
    isRoot
    uri
    notation
    notations
    labels {
      text
      language
    }
    altLabels
    formerNames
    language
    labelledCount
    publishedCount
    queuedCount
    broader {
      ...NamedSubject
    }
    narrower(first: 1000) {
      ...NamedSubject
    }
    deploymentHistory {
      id
      startedAt
      endedAt
      deployedBy
      version {
        ...NamedVersion
      }
    }
    classifier {
      ...ShownClassifier
    }
  }

  fragment ShownClassifier on Classifier {
    id
    reason
    reviewOnly
    acceptThreshold
    reviewThreshold
    targetPrecision
    promise
    prevalenceEstimate {
      warning
    }
    version {
      ...NamedVersion
    }
    sampledPrecision @include(if: $isCurator) {
      ...ShownSample
    }
    metrics {
      ...ShownMetrics
    }
  }

  fragment ShownMetrics on ClassifierMetrics {
    support
    precision
    recall
    f1
    averagePrecision
    f1Threshold
    atAccept {
      precision
      recall
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
`);
