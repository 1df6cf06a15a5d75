import { graphql } from '@/gql';

export const labelDocumentMutation = graphql(`
  mutation LabelDocument($input: LabelDocumentInput!) {
    labelDocument(input: $input) {
      __typename
      ... on DocumentLabelled {
        act {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
