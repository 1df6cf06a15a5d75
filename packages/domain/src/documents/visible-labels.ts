import { type Actor, hasRole } from '../role.js';
import type { DocumentLabel } from './document.js';

/** What somebody may see of a document's labels: readers only the yes that holds, a person's word before a source's. */
export function visibleLabels(actor: Actor, labels: readonly DocumentLabel[]): readonly DocumentLabel[] {
  if (hasRole(actor, 'curator')) return labels;
  const bySubject = Map.groupBy(labels, ({ subjectId }) => subjectId);
  return [...bySubject.values()].flatMap((said) => {
    const holds = said.find(({ origin }) => origin === 'curator') ?? said[0];
    return holds?.value === true ? [holds] : [];
  });
}
