'use client';

import { useEffect, useRef } from 'react';
import { suggestionsOf } from './desk-state';
import { EvidenceCard } from './evidence-card';
import styles from './review.module.css';
import type { Desk } from './use-desk';

/** Where focus was before may be gone or far away: it follows the suggestion in hand unless a person is elsewhere. */
const useFocusFollows = (key: string | null, documentId: string | null) => {
  const ref = useRef<HTMLUListElement>(null);
  const lastDocumentId = useRef<string | null>(null);
  useEffect(() => {
    const card = key && ref.current?.querySelector<HTMLElement>('[data-current]');
    if (!card) return;
    const { activeElement } = document;
    const isElsewhere = activeElement instanceof HTMLElement && activeElement.closest('nav, header, [role="dialog"]');
    if (!isElsewhere) card.focus({ preventScroll: true });
    if (lastDocumentId.current === documentId) card.scrollIntoView({ block: 'nearest' });
    else {
      ref.current?.scrollTo({ top: 0 });
      window.scrollTo({ top: 0 });
    }
    lastDocumentId.current = documentId;
  }, [key, documentId]);
  return ref;
};

/** One evidence card for each suggestion of the document in hand. */
export function EvidenceList({ desk }: { desk: Desk }) {
  const ref = useFocusFollows(desk.state.currentKey, desk.current?.item.document.id ?? null);
  if (!desk.current) return null;
  return (
    <ul className={styles.cards} ref={ref} aria-label="Suggested subjects">
      {suggestionsOf([desk.current.item]).map((suggestion) => (
        <li key={suggestion.key}>
          <EvidenceCard desk={desk} suggestion={suggestion} />
        </li>
      ))}
    </ul>
  );
}
