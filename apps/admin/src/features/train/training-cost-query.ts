import { graphql } from '@/gql';

export const trainingCostQuery = graphql(`
  query TrainingCost($input: TrainingCostInput!) {
    trainingCost(input: $input) {
      documents
      subjects
      cpuSeconds
      megabytes
    }
  }
`);
