import { graphql } from '@/gql';

export const harvestSchedulesQuery = graphql(`
  query HarvestSchedules {
    harvestSchedules {
      id
      title
      cron
      timeZone
      nextAt
      lastRun {
        id
        state
        createdAt
      }
    }
  }
`);
