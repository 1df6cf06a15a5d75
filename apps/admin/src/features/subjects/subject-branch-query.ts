import { graphql } from '@/gql';

export const subjectBranchQuery = graphql(`
  query SubjectBranch($scheme: String, $parentId: ID, $rootsOnly: Boolean, $search: String, $after: String) {
    subjects(
      scheme: $scheme
      parentId: $parentId
      rootsOnly: $rootsOnly
      search: $search
      first: 50
      after: $after
    ) {
      totalCount
      pageInfo {
        ...PageParts
      }
      edges {
        node {
          ...NamedSubject
          labelledCount
          publishedCount
          queuedCount
          narrower(first: 1) {
            id
          }
          classifier {
            reviewOnly
          }
        }
      }
    }
  }
`);
