import { graphql } from '@/gql';

export const findSubjectsQuery = graphql(`
  query FindSubjects($search: String!, $scheme: String, $isDeprecated: Boolean) {
    subjects(search: $search, scheme: $scheme, isDeprecated: $isDeprecated, first: 12) {
      edges {
        node {
          ...NamedSubject
        }
      }
    }
  }
`);
