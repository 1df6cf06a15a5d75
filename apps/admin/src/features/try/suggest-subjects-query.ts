import { graphql } from '@/gql';

export const suggestSubjectsQuery = graphql(`
  query SuggestSubjects($input: SuggestSubjectsInput!) {
    suggestSubjects(input: $input) {
      __typename
      ... on SubjectSuggestions {
        title
        text
        knownTerms
        missing {
          id
          label
        }
        versions {
          id
          number
          model {
            name
          }
        }
        suggestions {
          probability
          acceptThreshold
          reviewThreshold
          state
          subject {
            id
            label
            paths
          }
          contributions {
            term
            contribution
            titleSpans {
              start
              end
            }
            textSpans {
              start
              end
            }
          }
        }
      }
      ... on Problem {
        code
        message
      }
    }
  }
`);
