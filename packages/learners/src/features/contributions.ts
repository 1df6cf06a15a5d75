import type { Contribution, LearnerDocument } from '@classmark/learner';
import type { FeatureRow, TermInRow } from './feature-row.js';

/**
 * A document's terms with what each adds to a score that is linear in its row: `weightOf(column) × value`. Terms that
 * share a column share its part by how often they occur; those of a term that has several add up. Strongest first, then by name.
 */
export function listContributions(
  document: LearnerDocument,
  row: FeatureRow,
  weightOf: (column: number) => number,
): Contribution[] {
  const { columns, values, terms, counts } = readDocument(row, document);
  const parts = new Map<number, number>();
  for (const [i, column] of columns.entries()) parts.set(column, weightOf(column) * values[i]);
  const contributions = new Map<string, number>();
  for (const { term, column, count } of terms) {
    const share = ((parts.get(column) ?? 0) * count) / (counts.get(column) ?? 1);
    contributions.set(term, share + (contributions.get(term) ?? 0));
  }
  for (const { term, contribution } of row.listShares?.(document, weightOf) ?? []) {
    contributions.set(term, contribution + (contributions.get(term) ?? 0));
  }
  return Array.from(contributions, ([term, contribution]) => ({ term, contribution }))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.term < b.term ? -1 : 1));
}

/** What the columns that stand for the text as a whole add to a score; null where there are none. */
export function sumWhole(
  document: LearnerDocument,
  row: FeatureRow,
  weightOf: (column: number) => number,
): number | null {
  const { wholeFrom } = row;
  if (wholeFrom === undefined) return null;
  const { columns, values } = readDocument(row, document);
  return columns.reduce((sum, column, i) => (column < wholeFrom ? sum : sum + weightOf(column) * values[i]), 0);
}

interface ReadDocument {
  readonly document: LearnerDocument;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  readonly terms: readonly TermInRow[];
  /** How often the terms of a column occur. */
  readonly counts: ReadonlyMap<number, number>;
}

/** The last document of each row: its subjects are explained one after another, and reading it takes longest. */
const lastRead = new WeakMap<FeatureRow, ReadDocument>();

function readDocument(row: FeatureRow, document: LearnerDocument): ReadDocument {
  const last = lastRead.get(row);
  if (last?.document === document) return last;
  row.fill(document);
  const columns = row.columns.slice(0, row.size);
  const values = row.values.slice(0, row.size);
  const terms = row.listTerms(document);
  const counts = new Map<number, number>();
  for (const { column, count } of terms) counts.set(column, count + (counts.get(column) ?? 0));
  const read = { document, columns, values, terms, counts };
  lastRead.set(row, read);
  return read;
}
