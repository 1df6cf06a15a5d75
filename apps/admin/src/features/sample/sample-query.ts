import { graphql } from '@/gql';

export const sampleQuery = graphql(`
  query Sample {
    sample {
      documents
      decisions
      models
      importedModels
      subjects
      experiments
    }
  }
`);
