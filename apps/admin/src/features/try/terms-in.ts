interface Span {
  start: number;
  end: number;
}

/** A term's share and its places in a text. */
export interface MarkedTerm {
  contribution: number;
  spans: Span[];
}

/**
 * Moves places in the text as the API read it to the text as it was typed. They differ where space around it was cut;
 * where markup was taken out too, the one does not occur in the other, and nothing can be marked: null.
 */
export function termsIn(typed: string, read: string, terms: readonly MarkedTerm[]): MarkedTerm[] | null {
  const offset = typed.indexOf(read);
  if (offset < 0) return null;
  return terms.map(({ contribution, spans }) => ({
    contribution,
    spans: spans.map(({ start, end }) => ({ start: start + offset, end: end + offset })),
  }));
}
