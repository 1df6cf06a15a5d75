import type { TextToTry } from './text-to-try';

const query = `query SuggestSubjects($input: SuggestSubjectsInput!) {
  suggestSubjects(input: $input) {
    ... on SubjectSuggestions {
      suggestions {
        subject { label }
        probability
        state
      }
      versions { model { name } number }
    }
    ... on Problem { code message }
  }
}`;

/** What a program sends to get the same suggestions: the query and its variables. */
export const queryToCopy = (
  { title, text }: TextToTry,
  source: string | null,
): { query: string; variables: string } => ({
  query,
  variables: JSON.stringify({ input: { ...(title && { title }), text, ...(source && { source }) } }, null, 2),
});
