import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlayerSkipForward } from '@tabler/icons-react';
import type { DeskItemFragment as ReviewItem } from '@/gql/graphql';
import { suggestionsOf } from './desk-state';
import styles from './review.module.css';
import type { Desk } from './use-desk';

function LeftToDecide({ left, isSkipped }: { left: number; isSkipped: boolean }) {
  if (isSkipped) return <IconPlayerSkipForward size={14} aria-label="skipped" />;
  if (left === 0) return <IconCheck size={14} aria-label="done" />;
  return (
    <>
      {left}
      <VisuallyHidden> left</VisuallyHidden>
    </>
  );
}

function ItemRow({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const suggestions = suggestionsOf([item]);
  const isSkipped = desk.state.skipped.includes(item.document.id);
  const openHere = isSkipped ? [] : suggestions.filter(({ key }) => !desk.state.outcomes[key]);
  const first = openHere[0];
  return (
    <li>
      <button
        type="button"
        className={styles.itemRow}
        aria-current={desk.current?.item.document.id === item.document.id ? 'true' : undefined}
        disabled={!first}
        onClick={() => first && desk.dispatch({ type: 'chose', key: first.key })}
      >
        <span className={styles.itemTitle} dir="auto">
          {item.document.title || 'Untitled'}
        </span>
        <span className={styles.itemLeft}>
          <LeftToDecide left={openHere.length} isSkipped={isSkipped} />
        </span>
      </button>
    </li>
  );
}

/** The documents on this desk: leased to this person, so that nobody else gets them. */
export function ItemList({ desk }: { desk: Desk }) {
  return (
    <nav className={styles.items} aria-label="Documents on your desk">
      <h2>On your desk</h2>
      <ul>
        {desk.state.items.map((item) => (
          <ItemRow key={item.document.id} desk={desk} item={item} />
        ))}
      </ul>
    </nav>
  );
}
