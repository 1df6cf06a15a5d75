import { graphql } from '@/gql';

export const harvestPreviewQuery = graphql(`
  query HarvestPreview($query: HarvestQueryInput!) {
    harvestPreview(query: $query) {
      total
      records {
        ...ShownRecord
      }
      problems {
        line
        message
      }
    }
  }
`);
