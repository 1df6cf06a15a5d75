import { graphql } from '@/gql';

export const suggestSubjectsQuery = graphql(`
  query SuggestSubjects($input: SuggestSubjectsInput!) {
    suggestSubjects(input: $input) {
      __typename
      ... on SubjectSuggestions {
        title
        text
        knownTerms
        isReliable
        isExplained
        otherSources
        missing {
          ...NamedSubject
        }
        versions {
          ...NamedVersion
        }
        suggestions {
          probability
          acceptThreshold
          reviewThreshold
          state
          subject {
            ...NamedSubject
          }
          encoderContribution
          contributions {
            ...ShownContribution
          }
        }
      }
      ...ProblemParts
    }
  }
`);
