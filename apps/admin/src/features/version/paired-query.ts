import { graphql } from '@/gql';

export const pairedQuery = graphql(`
  query Paired($id: ID!) {
    compareVersions(candidateId: $id) {
      paired {
        ...ShownPaired
      }
    }
  }

  fragment ShownPaired on PairedComparison {
    documents
    isSample
    micro {
      ...ShownDifference
    }
    macro {
      ...ShownDifference
    }
    subjects {
      gained
      lost
      pValue
      isNotWorse
      subject {
        id
      }
      f1Change {
        ...ShownDifference
      }
    }
  }
`);
