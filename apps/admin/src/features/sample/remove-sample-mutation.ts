import { graphql } from '@/gql';

export const removeSampleMutation = graphql(`
  mutation RemoveSample {
    removeSample {
      __typename
      ...ProblemParts
    }
  }
`);
