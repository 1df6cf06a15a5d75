import { graphql } from '@/gql';

export const runProgressSubscription = graphql(`
  subscription RunProgress($runId: ID!) {
    runProgress(runId: $runId) {
      ...LiveRun
    }
  }
`);
