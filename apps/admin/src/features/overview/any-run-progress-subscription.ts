import { graphql } from '@/gql';

export const anyRunProgressSubscription = graphql(`
  subscription AnyRunProgress {
    runProgress {
      id
      state
    }
  }
`);
