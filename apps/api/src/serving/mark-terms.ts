import type { Contribution, LearnerDocument } from '@classmark/learners';
import { listTerms, type StopWordList } from '@classmark/text';

/** UTF-16 offsets into a text, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A term's share in a raw score, and where it stands. */
export interface MarkedTerm extends Contribution {
  readonly titleSpans: readonly Span[];
  readonly textSpans: readonly Span[];
}

/** Finds the terms in the document, which is in Unicode normal form C as everything cleaned is. */
export function markTerms({ title, text }: LearnerDocument, contributions: readonly Contribution[]): MarkedTerm[] {
  const terms = new Set(contributions.map(({ term }) => term));
  const inTitle = findSpans(title, terms);
  const inText = findSpans(text, terms);
  return contributions.map(({ term, contribution }) => ({
    term,
    contribution,
    titleSpans: inTitle.get(term) ?? [],
    textSpans: inText.get(term) ?? [],
  }));
}

function findSpans(text: string, terms: ReadonlySet<string>): Map<string, Span[]> {
  const spans = listSpans(text, terms, 'none');
  // A learner that leaves stop words out pairs the words around them: "state of the art" is its "state art".
  for (const [term, found] of listSpans(text, terms, 'english')) if (!spans.has(term)) spans.set(term, found);
  return spans;
}

function listSpans(text: string, terms: ReadonlySet<string>, stopWords: StopWordList): Map<string, Span[]> {
  const found = listTerms(text, { bits: 10, maxWords: 2, stopWords }).filter(({ term }) => terms.has(term));
  const byTerm = Map.groupBy(found, ({ term }) => term);
  return new Map([...byTerm].map(([term, places]) => [term, places.map(({ start, end }) => ({ start, end }))]));
}
