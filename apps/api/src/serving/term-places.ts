import type { LearnerDocument } from '@classmark/learners';
import { listTerms, type StopWordList } from '@classmark/text';

/** UTF-16 offsets into a text, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of a term in a title or text; a word that stands more often is shown well enough by the first ones. */
export const mostPlaces = 100;

type Places = ReadonlyMap<string, readonly Span[]>;

/**
 * Where the terms of a document stand, whichever terms its subjects have in common; listed when first asked for. The
 * document is in Unicode normal form C, as everything cleaned is.
 */
export class TermPlaces {
  private readonly title: () => Places;
  private readonly text: () => Places;

  constructor({ title, text }: Pick<LearnerDocument, 'title' | 'text'>) {
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
  const places = new Map<string, Span[]>();
  for (const { term, start, end } of listTerms(text, { bits: 10, maxWords: 2, stopWords })) {
    const known = places.get(term);
    if (known === undefined) places.set(term, [{ start, end }]);
    else if (known.length < mostPlaces) known.push({ start, end });
  }
  return places;
}
