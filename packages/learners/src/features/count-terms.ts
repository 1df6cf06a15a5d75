import type { TermInRow } from './feature-row.js';

/** An occurrence of a term, and the column that it falls into. */
export interface PlacedTerm {
  readonly term: string;
  readonly column: number;
}

/**
 * Each term once for each of its columns, with how often it occurs there. A word of 100,000 letters is the term of all runs
 * of characters in it: it is looked up once for all that come in a row, and never copied.
 */
export function countTerms(occurrences: Iterable<PlacedTerm>): TermInRow[] {
  const byTerm = new Map<string, Map<number, number>>();
  let lastTerm: string | null = null;
  let counts = new Map<number, number>();
  for (const { term, column } of occurrences) {
    if (term !== lastTerm) {
      counts = byTerm.get(term) ?? new Map<number, number>();
      byTerm.set(term, counts);
    }
    // Also where it is an equal string: the same one is compared at once.
    lastTerm = term;
    counts.set(column, 1 + (counts.get(column) ?? 0));
  }
  const counted: TermInRow[] = [];
  for (const [term, columns] of byTerm) {
    for (const [column, count] of columns) counted.push({ term, column, count });
  }
  return counted;
}
