import type { ReactNode } from 'react';
import styles from './states.module.css';

/** A remark that stays: a warning, or something good to know. */
export function Notice({ tone, children }: { tone: 'warning' | 'info'; children: ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <div>{children}</div>
    </div>
  );
}
