import { graphql } from '@/gql';

export const experimentsQuery = graphql(`
  query Experiments {
    experiments {
      id
      name
      variantNames
      seeds
      target
      steps
      isReviewed
      createdAt
      run {
        id
        state
      }
    }
  }
`);
