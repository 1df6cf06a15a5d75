import { graphql } from '@/gql';

export const reviewQueueChangedSubscription = graphql(`
  subscription ReviewQueueChanged {
    reviewQueueChanged {
      at
    }
  }
`);
