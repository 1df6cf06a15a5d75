import { graphql } from '@/gql';

export const recentActsQuery = graphql(`
  query RecentActs {
    viewer {
      recentActs {
        id
        decisions {
          verdict
          document {
            id
          }
          subject {
            id
          }
        }
      }
    }
  }
`);
