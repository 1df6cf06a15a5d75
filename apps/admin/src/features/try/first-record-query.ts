import { graphql } from '@/gql';

export const firstRecordQuery = graphql(`
  query FirstRecord($fileName: String!, $content: String!) {
    firstRecord(fileName: $fileName, content: $content) {
      title
      text
    }
  }
`);
