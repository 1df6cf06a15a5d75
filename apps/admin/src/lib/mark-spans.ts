/** A term's share in a score and where it stands in a text: UTF-16 offsets [start, end). */
export interface SpanContribution {
  contribution: number;
  spans: readonly { start: number; end: number }[];
}

/** A stretch of text under the same terms. `weight` is -1…1, relative to the strongest stretch or term; 0 is unmarked. */
export interface MarkedSegment {
  text: string;
  weight: number;
}

interface Edge {
  at: number;
  change: number;
}

const edgesOf = (terms: readonly SpanContribution[], length: number): Edge[] =>
  terms
    .flatMap(({ contribution, spans }) =>
      spans
        .filter(({ start, end }) => start >= 0 && end <= length && start < end)
        .flatMap(({ start, end }) => [
          { at: start, change: contribution },
          { at: end, change: -contribution },
        ]),
    )
    .sort((a, b) => a.at - b.at);

/**
 * Cuts a text where terms begin and end; where terms overlap (a word within a 2-gram) their shares add up. Terms that stand
 * elsewhere count for what is strong, so that a title and its text are marked by one measure.
 */
export function markSpans(text: string, terms: readonly SpanContribution[]): MarkedSegment[] {
  const segments: MarkedSegment[] = [];
  let position = 0;
  let sum = 0;
  const push = (end: number): void => {
    if (end > position) segments.push({ text: text.slice(position, end), weight: Math.abs(sum) < 1e-9 ? 0 : sum });
    position = end;
  };
  for (const { at, change } of edgesOf(terms, text.length)) {
    push(at);
    sum += change;
  }
  sum = 0;
  push(text.length);
  const weights = [...segments.map(({ weight }) => weight), ...terms.map(({ contribution }) => contribution)];
  const strongest = Math.max(...weights.map(Math.abs), Number.MIN_VALUE);
  return segments.map((segment) => ({ ...segment, weight: segment.weight / strongest }));
}
