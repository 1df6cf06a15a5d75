import { graphql } from '@/gql';

export const documentChoicesQuery = graphql(`
  query DocumentChoices {
    sources {
      name
    }
    schemes {
      id
      name
    }
  }
`);
