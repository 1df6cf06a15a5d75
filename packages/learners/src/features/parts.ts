import type { LearnerDocument } from '@classmark/learner';
import type { TermRows } from '@classmark/text';

/** The texts that a document's terms are taken from. No pair of words reaches from one into the next. */
export function partsOf(document: Pick<LearnerDocument, 'title' | 'text'>): readonly string[] {
  return [document.title, document.text];
}

/** Adds a document's row, from its bytes where they are at hand. */
export function addDocument(rows: TermRows, document: LearnerDocument): void {
  if (document.utf8) rows.addBytes(document.utf8);
  else rows.add(partsOf(document));
}
