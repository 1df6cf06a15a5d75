import { useCallback, useState } from 'react';
import type { SuggestionsAnswer } from './use-suggestions';

/** The source that a text is asked about; chosen by itself, once, where no deployed model suggests for all documents. */
export function useSource() {
  const [source, setSource] = useState<string | null>(null);
  const [isChosen, setIsChosen] = useState(false);
  const chooseSource = useCallback((chosen: string | null): void => {
    setIsChosen(true);
    setSource(chosen);
  }, []);
  const offerSource = useCallback(
    (answer: SuggestionsAnswer | null): void => {
      if (isChosen || answer?.__typename !== 'SubjectSuggestions' || answer.versions.length > 0) return;
      const [first] = answer.otherSources;
      if (first !== undefined) chooseSource(first);
    },
    [isChosen, chooseSource],
  );
  return { source, chooseSource, offerSource };
}
