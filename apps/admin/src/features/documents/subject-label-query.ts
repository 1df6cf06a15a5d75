import { graphql } from '@/gql';

export const subjectLabelQuery = graphql(`
  query SubjectLabel($id: ID!) {
    subject(id: $id) {
      ...NamedSubject
    }
  }
`);
