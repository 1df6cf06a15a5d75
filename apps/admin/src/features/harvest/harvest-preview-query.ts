import { graphql } from '@/gql';

export const harvestPreviewQuery = graphql(`
  query HarvestPreview($query: HarvestQueryInput!) {
    harvestPreview(query: $query) {
      total
      records {
        id
        title
        text
        subjects
        details {
          url
          publicationDate
          language
          authors
        }
      }
      problems {
        line
        message
      }
    }
  }
`);
