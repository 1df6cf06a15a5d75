import type { LearnerDocument } from '@classmark/learner';

/** The texts that a document's terms are taken from. No pair of words reaches from one into the next. */
export function partsOf(document: LearnerDocument): readonly string[] {
  return [document.title, document.text];
}
