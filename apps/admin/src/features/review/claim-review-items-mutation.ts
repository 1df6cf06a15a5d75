import { graphql } from '@/gql';

export const claimReviewItemsMutation = graphql(`
  mutation ClaimReviewItems($input: ClaimReviewItemsInput!) {
    claimReviewItems(input: $input) {
      __typename
      ... on ReviewItemsClaimed {
        items {
          ...DeskItem
        }
      }
      ...ProblemParts
    }
  }

  fragment DeskItem on ReviewItem {
    id
    leasedUntil
    document {
      id
      title
      text
      source
      externalId
      ...ShownDetails
      suspectLabels {
        ...ShownSuspect
      }
      published: predictions(states: [PUBLISHED]) {
        subject {
          ...NamedSubject
        }
      }
      subjects {
        status
        subject {
          ...NamedSubject
        }
      }
    }
    predictions {
      ...DeskPrediction
    }
  }

  fragment DeskPrediction on Prediction {
    id
    probability
    subject {
      ...NamedSubject
      scheme {
        labelsImplyBroader
      }
    }
    version {
      ...NamedVersion
    }
    classifier {
      acceptThreshold
      reviewThreshold
      metrics {
        reliability {
          meanProbability
          observed
          count
        }
      }
    }
  }
`);
