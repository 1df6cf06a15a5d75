import { graphql } from '@/gql';

export const findSubjectsQuery = graphql(`
  query FindSubjects($search: String!, $scheme: String) {
    subjects(search: $search, scheme: $scheme, first: 12) {
      edges {
        node {
          ...NamedSubject
        }
      }
    }
  }
`);
