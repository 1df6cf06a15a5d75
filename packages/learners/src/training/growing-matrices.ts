import { type LabelMatrix, noLabel, unknownLabel, yesLabel } from '@classmark/evaluation';
import type { DocumentLabels } from '@classmark/learner';

/** Collects documents' labels into a matrix whose height is not known beforehand. */
export class CellRows {
  private cells: Int8Array = new Int8Array(0);
  private documents = 0;

  constructor(private readonly subjects: number) {}

  push({ yes, no }: DocumentLabels): void {
    const start = this.documents * this.subjects;
    const end = start + this.subjects;
    if (end > this.cells.length) {
      const grown = new Int8Array(Math.max(1024, 2 * end));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells.fill(no === 'rest' ? noLabel : unknownLabel, start, end);
    if (no !== 'rest') for (const subject of no) this.cells[start + subject] = noLabel;
    for (const subject of yes) this.cells[start + subject] = yesLabel;
    this.documents += 1;
  }

  /** `[documents, subjects]` */
  finish(): LabelMatrix {
    const { documents, subjects } = this;
    return { documents, subjects, cells: this.cells.slice(0, documents * subjects) };
  }
}

/** All parts in one array. */
export function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
