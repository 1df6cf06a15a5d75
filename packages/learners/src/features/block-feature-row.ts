import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import { BlockRow, listBlockTerms } from '@classmark/text';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import { encodeBlockModel } from './block-codec.js';
import { countTerms } from './count-terms.js';
import { countWords } from './count-words.js';
import type { FeatureRow, ScoreDocument, TermInRow } from './feature-row.js';
import { createTableScorer } from './table-scorer.js';

/** Rows joined of blocks. */
export class BlockFeatureRow extends BlockRow implements FeatureRow {
  createScorer(weights: ColumnWeights, subjects: number): ScoreDocument {
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
    const placed = this.parts.flatMap(({ block, index, firstColumn }) =>
      listBlockTerms(block, document)
        .map(({ term, hash }) => ({ term, place: index.find(hash) }))
        .filter(({ place }) => place >= 0)
        .map(({ term, place }) => ({ term, column: firstColumn + place })),
    );
    return countTerms(placed);
  }

  encode(): EncodedWeights {
    return encodeBlockModel(this.model);
  }
}
