import { graphql } from '@/gql';

export const reviewSubjectsQuery = graphql(`
  query ReviewSubjects {
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
