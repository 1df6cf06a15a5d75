import type { Contribution, LearnerDocument } from '@classmark/learner';
import { listTerms, type TfIdfModel, type TfIdfRow } from '@classmark/text';
import { partsOf } from './parts.js';

/**
 * A document's terms with what each adds to a score that is linear in its row: `weightOf(column) × value`. Terms that
 * share a hashed column share its part by how often they occur. Strongest first, then by name.
 */
export function listContributions(
  document: LearnerDocument,
  model: TfIdfModel,
  row: TfIdfRow,
  weightOf: (column: number) => number,
): Contribution[] {
  row.fill(partsOf(document));
  const parts = new Map<number, number>();
  for (let i = 0; i < row.size; i++) {
    const column = row.columns[i] ?? 0;
    parts.set(column, weightOf(column) * (row.values[i] ?? 0));
  }
  const { termCounts, columnCounts } = countTerms(document, model, row);
  const contributions: Contribution[] = [];
  for (const [term, { column, count }] of termCounts) {
    const contribution = ((parts.get(column) ?? 0) * count) / (columnCounts.get(column) ?? 1);
    if (contribution !== 0) contributions.push({ term, contribution });
  }
  return contributions.sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.term < b.term ? -1 : 1),
  );
}

function countTerms(document: LearnerDocument, model: TfIdfModel, row: TfIdfRow) {
  const termCounts = new Map<string, { column: number; count: number }>();
  const columnCounts = new Map<number, number>();
  for (const part of partsOf(document)) {
    for (const { term, hash } of listTerms(part.normalize('NFC'), model)) {
      const column = row.columnOf(hash);
      if (column < 0) continue;
      termCounts.set(term, { column, count: 1 + (termCounts.get(term)?.count ?? 0) });
      columnCounts.set(column, 1 + (columnCounts.get(column) ?? 0));
    }
  }
  return { termCounts, columnCounts };
}
