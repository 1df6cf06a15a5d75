import type { LearnerDocument } from '@classmark/learners';
import { listTerms, type StopWordList } from '@classmark/text';

/** UTF-16 offsets into a text, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Places = ReadonlyMap<string, readonly Span[]>;

/**
 * Where the terms of a document stand, whichever terms its subjects have in common; listed when first asked for. The
 * document is in Unicode normal form C, as everything cleaned is.
 */
export class TermPlaces {
  private readonly title: () => Places;
  private readonly text: () => Places;

  constructor({ title, text }: LearnerDocument) {
    this.title = once(() => listPlaces(title));
    this.text = once(() => listPlaces(text));
  }

  inTitle(term: string): readonly Span[] {
    return this.title().get(term) ?? [];
  }

  inText(term: string): readonly Span[] {
    return this.text().get(term) ?? [];
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** By term. A learner that leaves stop words out pairs the words around them: "state of the art" is its "state art". */
function listPlaces(text: string): Places {
  return new Map([...placesBy(text, 'english'), ...placesBy(text, 'none')]);
}

function placesBy(text: string, stopWords: StopWordList): Map<string, Span[]> {
  return Map.groupBy(listTerms(text, { bits: 10, maxWords: 2, stopWords }), ({ term }) => term);
}
