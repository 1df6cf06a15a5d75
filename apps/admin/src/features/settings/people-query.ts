import { graphql } from '@/gql';

export const peopleQuery = graphql(`
  query People {
    users {
      id
      name
      role
      createdAt
      disabledAt
    }
  }
`);
