import type { Chunk, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { KeptDocument, sizeOf } from './kept-document.js';

/** They stay in memory until the fit has ended: not more of their characters than this. */
const mostCharacters = 2 ** 23;

/** A document with its labels. */
export interface LabelledDocument {
  readonly document: LearnerDocument;
  readonly labels: DocumentLabels;
}

/** The documents that came last of those pushed, as many as may stay in memory. */
export class LatestDocuments {
  private readonly queue: LabelledDocument[] = [];
  private characters = 0;

  /** Returns those that it pushes out, the oldest first: itself, too, if it is too long to be kept. */
  push(document: LearnerDocument, labels: DocumentLabels): LabelledDocument[] {
    this.queue.push({ document: new KeptDocument(document), labels });
    this.characters += sizeOf(document);
    const pushedOut: LabelledDocument[] = [];
    while (this.characters > mostCharacters) {
      const [oldest] = this.queue.splice(0, 1);
      this.characters -= sizeOf(oldest.document);
      pushedOut.push(oldest);
    }
    return pushedOut;
  }

  finish(): Chunk {
    return { documents: this.queue.map(({ document }) => document), labels: this.queue.map(({ labels }) => labels) };
  }
}
