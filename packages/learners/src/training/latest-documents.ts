import type { Chunk, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { HeldDocument } from './held-document.js';

/** They stay in memory until the fit has ended: not more of their bytes than this. */
const mostBytes = 2 ** 23;

/** A document with its labels. */
export interface LabelledDocument {
  readonly document: LearnerDocument;
  readonly labels: DocumentLabels;
}

/** The documents that came last of those pushed, as many as may stay in memory. */
export class LatestDocuments {
  private readonly queue: (LabelledDocument & { readonly document: HeldDocument })[] = [];
  private bytes = 0;

  /** Returns those that it pushes out, the oldest first: itself, too, if it is too long to be kept. */
  push(document: LearnerDocument, labels: DocumentLabels): LabelledDocument[] {
    const kept = new HeldDocument(document);
    this.queue.push({ document: kept, labels });
    this.bytes += kept.size;
    const pushedOut: LabelledDocument[] = [];
    while (this.bytes > mostBytes) {
      const [oldest] = this.queue.splice(0, 1);
      this.bytes -= oldest.document.size;
      pushedOut.push(oldest);
    }
    return pushedOut;
  }

  finish(): Chunk {
    return { documents: this.queue.map(({ document }) => document), labels: this.queue.map(({ labels }) => labels) };
  }
}
