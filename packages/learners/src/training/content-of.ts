import type { LearnerDocument } from '@classmark/learner';

/** What two documents of one content have in common: case aside, as at import. */
export function contentOf({ title, text }: LearnerDocument): string {
  return `${title}\n${text}`.toLowerCase();
}
