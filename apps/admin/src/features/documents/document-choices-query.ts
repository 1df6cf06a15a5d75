import { graphql } from '@/gql';

export const documentChoicesQuery = graphql(`
  query DocumentChoices {
    sources
    schemes {
      id
      name
    }
  }
`);
