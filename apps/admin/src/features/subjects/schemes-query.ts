import { graphql } from '@/gql';

export const schemesQuery = graphql(`
  query Schemes {
    schemes {
      id
      name
      labelsImplyBroader
      languages
      subjectCount
      documentCount
    }
  }
`);
