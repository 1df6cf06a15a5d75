import { graphql } from '@/gql';

export const runsChangedSubscription = graphql(`
  subscription RunsChanged {
    runProgress {
      id
    }
  }
`);
