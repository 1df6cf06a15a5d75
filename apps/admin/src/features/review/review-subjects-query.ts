import { graphql } from '@/gql';

export const reviewSubjectsQuery = graphql(`
  query ReviewSubjects {
    overview {
      queued
      spotCheckShare
      subjects {
        queued
        subject {
          ...NamedSubject
        }
      }
    }
  }
`);
