import type { ReactNode } from 'react';
import styles from './states.module.css';

interface Props {
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  icon?: ReactNode;
}

/** Says that there is nothing here, and what would bring something. */
export function EmptyState({ title, children, icon }: Props) {
  return (
    <div className={styles.state}>
      {icon && <span className={styles.emptyIcon}>{icon}</span>}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
