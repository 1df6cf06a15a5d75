import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import { BlockRow, listBlockTerms } from '@classmark/text';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import { encodeBlockModel } from './block-codec.js';
import { countWords } from './count-words.js';
import type { DocumentScorer, FeatureRow, TermInRow } from './feature-row.js';
import { createTableScorer } from './table-scorer.js';

/** Rows joined of blocks. */
export class BlockFeatureRow extends BlockRow implements FeatureRow {
  createScorer(weights: ColumnWeights, subjects: number): DocumentScorer {
    return createTableScorer(this, weights, subjects);
  }

  /** @param hash a signed 32-bit integer */
  knowsWord(hash: number): boolean {
    return this.parts.some(({ block, index }) => block.kind === 'words' && index.find(hash >>> 0) >= 0);
  }

  countWords(document: LearnerDocument): WordCounts {
    return countWords(document, (hash) => this.knowsWord(hash));
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
