import type { EncodedWeights, LearnerDocument, WordCounts } from '@classmark/learner';
import { WeightTable } from '@classmark/linear';
import { BlockRow, listBlockTerms } from '@classmark/text';
import type { ColumnWeights } from '../linear-scoring/column-weights.js';
import { encodeBlockModel } from './block-codec.js';
import { countWords } from './count-words.js';
import type { DocumentScorer, FeatureRow, TermInRow } from './feature-row.js';

/** Rows joined of blocks. */
export class BlockFeatureRow extends BlockRow implements FeatureRow {
  /** Makes its table when a document is first scored. */
  createScorer(weights: ColumnWeights, subjects: number): DocumentScorer {
    let table: WeightTable | null = null;
    return (document, scores) => {
      table ??= new WeightTable(this.width, subjects, { columns: this.allColumns(), ...weights });
      this.fill(document);
      const row = table.row(this.size);
      row.columns.set(this.columns.subarray(0, this.size));
      row.values.set(this.values.subarray(0, this.size));
      table.add(this.size, 1, scores);
    };
  }

  countWords(document: LearnerDocument): WordCounts {
    const blocks = this.parts.filter(({ block }) => block.kind === 'words');
    return countWords(document, (hash) => blocks.some(({ index }) => index.find(hash >>> 0) >= 0));
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

  private allColumns(): Uint32Array {
    return Uint32Array.from({ length: this.width }, (_, column) => column);
  }
}
