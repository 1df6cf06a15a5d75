import { graphql } from '@/gql';

export const documentEvidenceQuery = graphql(`
  query DocumentEvidence($id: ID!) {
    document(id: $id) {
      predictions {
        id
        evidence {
          ...ShownEvidence
        }
      }
    }
  }
`);
