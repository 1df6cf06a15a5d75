import { graphql } from '@/gql';

export const documentQuery = graphql(`
  query Document($id: ID!) {
    document(id: $id) {
      id
      source
      externalId
      title
      text
      state
      setAsideReason
      createdAt
      updatedAt
      labels {
        value
        origin
        createdAt
        subject {
          id
          label
          paths
        }
      }
      suspectLabels {
        given
        why
        subject {
          id
          label
        }
      }
      predictions {
        id
        probability
        state
        subject {
          id
          label
          paths
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
        }
      }
      decisions {
        id
        verdict
        probability
        subject {
          id
          label
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
    }
  }
`);
