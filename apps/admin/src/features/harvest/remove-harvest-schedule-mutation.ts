import { graphql } from '@/gql';

export const removeHarvestScheduleMutation = graphql(`
  mutation RemoveHarvestSchedule($input: RemoveHarvestScheduleInput!) {
    removeHarvestSchedule(input: $input) {
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
