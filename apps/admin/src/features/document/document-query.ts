import { graphql } from '@/gql';

export const documentQuery = graphql(`
  query Document($id: ID!) {
    document(id: $id) {
      ...ShownDocument
    }
  }

  fragment ShownDocument on Document {
    id
    source
    externalId
    title
    text
    ...ShownDetails
    metadata
    state
    setAsideReason
    mergedInto {
      id
      title
      externalId
    }
    createdAt
    updatedAt
    labels {
      value
      origin
      createdAt
      subject {
        ...NamedSubject
      }
    }
    suspectLabels {
      ...ShownSuspect
    }
    predictions {
      ...ShownPrediction
    }
    decisions {
      ...ShownDecision
    }
  }

  fragment ShownPrediction on Prediction {
    id
    probability
    state
    subject {
      ...NamedSubject
    }
    version {
      ...NamedVersion
    }
    classifier {
      acceptThreshold
      reviewThreshold
    }
  }

  fragment ShownDecision on Decision {
    id
    verdict
    probability
    subject {
      ...NamedSubject
    }
    act {
      id
      kind
      actor
      createdAt
      undoneAt
      undoneBy
    }
  }
`);
