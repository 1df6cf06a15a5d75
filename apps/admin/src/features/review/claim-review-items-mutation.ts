import { graphql } from '@/gql';

export const claimReviewItemsMutation = graphql(`
  mutation ClaimReviewItems($input: ClaimReviewItemsInput!) {
    claimReviewItems(input: $input) {
      __typename
      ... on ReviewItemsClaimed {
        items {
          id
          leasedUntil
          document {
            id
            title
            text
            source
            externalId
            suspectLabels {
              given
              why
              subject {
                id
                label
              }
            }
            subjects {
              standing
              subject {
                id
                label
                paths
              }
            }
          }
          predictions {
            id
            probability
            subject {
              id
              label
              paths
              scheme {
                name
              }
            }
            version {
              number
              model {
                name
              }
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
        }
      }
      ... on Problem {
        code
        message
      }
    }
  }
`);
