import type { ReactNode } from 'react';
import styles from './badges.module.css';

export type Tone = 'published' | 'queued' | 'accepted' | 'rejected' | 'withdrawn' | 'accent';

/** A short word with a meaning's colour. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
