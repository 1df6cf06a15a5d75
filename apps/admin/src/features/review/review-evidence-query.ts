import { graphql } from '@/gql';

export const reviewEvidenceQuery = graphql(`
  query ReviewEvidence($documentId: ID!) {
    document(id: $documentId) {
      predictions(states: [QUEUED]) {
        id
        evidence {
          ...ShownEvidence
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
`);
