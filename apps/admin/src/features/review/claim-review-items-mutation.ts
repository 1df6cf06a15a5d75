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
              reviewOnly
              metrics {
                reliability {
                  meanProbability
                  observed
                  count
                }
              }
            }
            evidence {
              acceptThreshold
              reviewThreshold
              why
              contributions {
                term
                contribution
                titleSpans {
                  start
                  end
                }
                textSpans {
                  start
                  end
                }
              }
              precedents {
                verdict
                decidedBy
                decidedAt
                similarity
                document {
                  id
                  title
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
