import type { Contribution, LearnerDocument } from '@classmark/learner';
import type { FeatureRow } from './feature-row.js';

/**
 * A document's terms with what each adds to a score that is linear in its row: `weightOf(column) × value`. Terms that
 * share a column share its part by how often they occur; those of a term that has several add up. Strongest first, then by name.
 */
export function listContributions(
  document: LearnerDocument,
  row: FeatureRow,
  weightOf: (column: number) => number,
): Contribution[] {
  row.fill(document);
  const parts = new Map<number, number>();
  for (let i = 0; i < row.size; i++) {
    const column = row.columns[i];
    parts.set(column, weightOf(column) * row.values[i]);
  }
  const terms = row.listTerms(document);
  const counts = new Map<number, number>();
  for (const { column, count } of terms) counts.set(column, count + (counts.get(column) ?? 0));
  const contributions = new Map<string, number>();
  for (const { term, column, count } of terms) {
    const share = ((parts.get(column) ?? 0) * count) / (counts.get(column) ?? 1);
    contributions.set(term, share + (contributions.get(term) ?? 0));
  }
  return Array.from(contributions, ([term, contribution]) => ({ term, contribution }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.term < b.term ? -1 : 1));
}
