import { graphql } from '@/gql';

export const reviewSubjectsQuery = graphql(`
  query ReviewSubjects {
    suspectLabels(first: 1) {
      totalCount
    }
    overview {
      queued
      subjects {
        queued
        subject {
          id
          label
        }
      }
    }
  }
`);
