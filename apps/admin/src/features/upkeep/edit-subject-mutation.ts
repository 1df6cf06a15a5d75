import { graphql } from '@/gql';

export const editSubjectMutation = graphql(`
  mutation EditSubject($input: EditSubjectInput!) {
    editSubject(input: $input) {
      __typename
      ...ProblemParts
    }
  }
`);
