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
  const { columns, values, names, terms } = readDocument(row, document);
  const parts = values.map((value, place) => weightOf(columns[place]) * value);
  const sums = new Float64Array(names.length);
  for (let i = 0; i < terms.names.length; i++) {
    sums[terms.names[i]] += (parts[terms.places[i]] * terms.counts[i]) / terms.totals[i];
  }
  const contributions = new Map(names.map((name, i) => [name, sums[i]]));
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
  /** Of the terms. */
  readonly names: readonly string[];
  readonly terms: PlacedTerms;
}

/** The terms of columns that the row has, each once for each of its columns; a long text has hundreds of thousands. */
interface PlacedTerms {
  /** Places among the document's names. */
  readonly names: Uint32Array;
  /** Of their columns in the row. */
  readonly places: Uint32Array;
  /** How often each occurs. */
  readonly counts: Float64Array;
  /** How often the terms of its column do. */
  readonly totals: Float64Array;
}

function placeTerms(terms: readonly TermInRow[], columns: Uint32Array): Pick<ReadDocument, 'names' | 'terms'> {
  const places = new Map(Array.from(columns, (column, place) => [column, place]));
  const found = terms.filter(({ column }) => places.has(column));
  const totals = new Map<number, number>();
  for (const { column, count } of found) totals.set(column, count + (totals.get(column) ?? 0));
  const names = new Map<string, number>();
  for (const { term } of found) if (!names.has(term)) names.set(term, names.size);
  return {
    names: [...names.keys()],
    terms: {
      names: Uint32Array.from(found, ({ term }) => names.get(term) ?? 0),
      places: Uint32Array.from(found, ({ column }) => places.get(column) ?? 0),
      counts: Float64Array.from(found, ({ count }) => count),
      totals: Float64Array.from(found, ({ column }) => totals.get(column) ?? 1),
    },
  };
}

/** The last document of each row: its subjects are explained one after another, and reading it takes longest. */
const lastRead = new WeakMap<FeatureRow, ReadDocument>();

function readDocument(row: FeatureRow, document: LearnerDocument): ReadDocument {
  const last = lastRead.get(row);
  if (last?.document === document) return last;
  row.fill(document);
  const columns = row.columns.slice(0, row.size);
  const values = row.values.slice(0, row.size);
  const read = { document, columns, values, ...placeTerms(row.listTerms(document), columns) };
  lastRead.set(row, read);
  return read;
}
