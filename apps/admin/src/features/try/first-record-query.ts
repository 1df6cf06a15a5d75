import { graphql } from '@/gql';

export const firstRecordQuery = graphql(`
  query FirstRecord($fileName: String!, $content: String!, $isOneText: Boolean!) {
    firstRecord(fileName: $fileName, content: $content, isOneText: $isOneText) {
      title
      text
    }
  }
`);
