import { graphql } from '@/gql';

export const scheduleHarvestMutation = graphql(`
  mutation ScheduleHarvest($input: ScheduleHarvestInput!) {
    scheduleHarvest(input: $input) {
      __typename
      ... on HarvestSchedulesChanged {
        schedules {
          id
        }
      }
      ...ProblemParts
    }
  }
`);
