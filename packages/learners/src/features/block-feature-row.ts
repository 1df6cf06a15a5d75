import type { EncodedWeights, LearnerDocument } from '@classmark/learner';
import { BlockRow, listBlockTerms } from '@classmark/text';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import { encodeBlockModel } from './block-codec.js';
import type { DocumentScorer, FeatureRow, TermInRow } from './feature-row.js';

/** Rows joined of blocks. */
export class BlockFeatureRow extends BlockRow implements FeatureRow {
  createScorer({ starts, subjects, weights }: ColumnWeights): DocumentScorer {
    return (document, scores) => {
      this.fill(document);
      const { size, columns, values } = this;
      for (let i = 0; i < size; i++) {
        const column = columns[i] ?? 0;
        const value = values[i] ?? 0;
        const end = starts[column + 1] ?? 0;
        for (let e = starts[column] ?? 0; e < end; e++) {
          const subject = subjects[e] ?? 0;
          scores[subject] = (scores[subject] ?? 0) + (weights[e] ?? 0) * value;
        }
      }
    };
  }

  countKnownWords(document: LearnerDocument): number {
    const known = new Set<string>();
    for (const { block, index } of this.parts) {
      if (block.kind !== 'words') continue;
      for (const { term, hash } of listBlockTerms(block, document)) if (index.find(hash) >= 0) known.add(term);
    }
    return known.size;
  }

  listTerms(document: LearnerDocument): TermInRow[] {
    const terms = new Map<string, TermInRow>();
    for (const { block, index, firstColumn } of this.parts) {
      for (const { term, hash } of listBlockTerms(block, document)) {
        const place = index.find(hash);
        if (place < 0) continue;
        const column = firstColumn + place;
        const key = `${column} ${term}`;
        terms.set(key, { term, column, count: 1 + (terms.get(key)?.count ?? 0) });
      }
    }
    return [...terms.values()];
  }

  encode(): EncodedWeights {
    return encodeBlockModel(this.model);
  }
}
