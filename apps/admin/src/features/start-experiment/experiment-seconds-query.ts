import { graphql } from '@/gql';

export const experimentSecondsQuery = graphql(`
  query ExperimentSeconds($input: StartExperimentInput!) {
    experimentSeconds(input: $input)
  }
`);
