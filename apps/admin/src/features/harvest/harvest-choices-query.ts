import { graphql } from '@/gql';

export const harvestChoicesQuery = graphql(`
  query HarvestChoices {
    schemes {
      id
      name
      documentCount
    }
    sources {
      name
    }
  }
`);
