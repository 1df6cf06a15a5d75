import { useState } from 'react';
import { createArrivals } from './arrivals';
import type { TextToTry } from './text-to-try';

const noText: TextToTry = { title: '', text: '' };

/** The text that is tried: typed, or brought by a file or an example. */
export function useTextToTry() {
  const [text, setText] = useState(noText);
  const [problem, setProblem] = useState<Error | null>(null);
  const [arrivals] = useState(createArrivals);
  const type = (typed: TextToTry): void => {
    arrivals.forget();
    setProblem(null);
    setText(typed);
  };
  const bring = async (coming: Promise<TextToTry | null>): Promise<void> => {
    setProblem(null);
    try {
      const brought = await arrivals.await(coming);
      if (brought !== null) setText(brought);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return {
    text,
    problem,
    type,
    clear: () => type(noText),
    bring: (coming: Promise<TextToTry | null>) => void bring(coming),
  };
}
