'use client';

import { useDebouncedValue } from '@mantine/hooks';
import type { SuggestSubjectsQuery } from '@/gql/graphql';
import { useGraphql } from '@/lib/use-graphql';
import { suggestSubjectsQuery } from './suggest-subjects-query';
import type { TextToTry } from './text-to-try';

export type SuggestionsAnswer = SuggestSubjectsQuery['suggestSubjects'];
export type Suggestions = Extract<SuggestionsAnswer, { __typename: 'SubjectSuggestions' }>;
export type SuggestedSubject = Suggestions['suggestions'][number];

const debounceMs = 100;

/** Asks for suggestions a moment after the last key; `of` is the text that the answer is about. */
export function useSuggestions(text: TextToTry, source: string | null) {
  const [settled] = useDebouncedValue(text, debounceMs);
  const isEmpty = settled.text === '' && settled.title === '';
  const input = { title: settled.title || null, text: settled.text, limit: 20, source };
  const { data, error, isFetching, isPlaceholderData, refetch } = useGraphql(
    suggestSubjectsQuery,
    { input },
    { enabled: !isEmpty, keepPrevious: true, asksOnMount: true, staleTimeMs: 30_000 },
  );
  return {
    answer: isEmpty ? null : (data?.suggestSubjects ?? null),
    error: isEmpty ? null : error,
    isFetching,
    isOfThisText: !isPlaceholderData && settled.text === text.text && settled.title === text.title,
    retry: () => void refetch(),
  };
}
