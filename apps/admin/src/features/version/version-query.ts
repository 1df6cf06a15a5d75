import { graphql } from '@/gql';

export const versionQuery = graphql(`
  query Version($id: ID!) {
    suspectLabels(filter: { versionId: $id }, first: 1) {
      totalCount
    }
    compareVersions(candidateId: $id) {
      candidate {
        ...ComparedVersion
      }
      classifiers {
        ...ComparedClassifier
      }
    }
  }

  fragment ComparedVersion on ModelVersion {
    id
    number
    state
    createdAt
    sizeBytes
    sha256
    servingCount
    provenance
    sampledPrecision {
      ...ShownSample
    }
    model {
      id
      name
      recipe
      targetPrecision
      promise
      sources
    }
    run {
      id
    }
    evaluation {
      documents
      micro {
        ...AveragedFigures
      }
      macro {
        ...AveragedFigures
      }
      atTarget {
        precision
        recall
        coverage
        publishes
      }
      ece
      brier
      logLoss
    }
  }

  fragment AveragedFigures on AveragedMetrics {
    precision
    recall
    f1
    f1Interval {
      low
      high
    }
  }

  fragment ComparedClassifier on ClassifierComparison {
    subject {
      ...NamedSubject
    }
    candidate {
      id
      state
      reason
      reviewOnly
      serving
      acceptThreshold
      reviewThreshold
      prevalenceEstimate {
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
        ...NamedVersion
      }
      metrics {
        support
        f1
      }
    }
  }
`);
