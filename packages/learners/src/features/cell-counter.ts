import type { CountedLabels, DocumentLabels } from '@classmark/learner';

/** Counts what is known of each subject. Where labels are complete, only what is a yes costs time. */
export class CellCounter {
  documents = 0;
  private complete = 0;
  private readonly positives: Uint32Array;
  private readonly negatives: Int32Array;

  constructor(subjects: number) {
    this.positives = new Uint32Array(subjects);
    this.negatives = new Int32Array(subjects);
  }

  add({ yes, no }: DocumentLabels): void {
    this.documents += 1;
    for (const subject of yes) this.positives[subject] += 1;
    if (no !== 'rest') {
      for (const subject of no) this.negatives[subject] += 1;
      return;
    }
    this.complete += 1;
    for (const subject of yes) this.negatives[subject] -= 1;
  }

  positivesOf(subject: number): number {
    return this.positives[subject];
  }

  negativesOf(subject: number): number {
    return this.negatives[subject] + this.complete;
  }

  finish(): CountedLabels {
    const { documents, complete, positives, negatives } = this;
    return { documents, positives, negatives: Uint32Array.from(negatives, (own) => own + complete) };
  }
}
