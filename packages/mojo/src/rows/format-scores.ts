import type { RowMode } from './input-reader.js';
import type { TableScorer } from './table-scorer.js';

/** Which rows a scorer's last batch was. */
export interface ScoredBatch {
  readonly mode: RowMode;
  /** The number of its first row; the table's first is 0. */
  readonly first: number;
  readonly count: number;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The header above what `formatScores` gives. */
export const scoresHeader = ({ outputs }: TableScorer): string => `row,mode,error,label,index,${outputs.join(',')}\n`;

/** The lines of the scorer's last batch as CSV, values in Java's text form. */
export function formatScores(scorer: TableScorer, { mode, first, count }: ScoredBatch): string {
  const { values, indices } = scorer.scores;
  let text = '';
  for (let r = 0; r < count; r++) {
    const error = scorer.errorOf(r);
    text += `${first + r},${mode},${error ?? ''},`;
    if (error === null) {
      text += `${quoted(scorer.labelOf(r) ?? '')},${scorer.hasIndex ? indices[r] : ''}`;
      for (const column of values) text += `,${scorer.format(column[r])}`;
    } else text += ',';
    text += '\n';
  }
  return text;
}
