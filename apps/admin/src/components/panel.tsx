import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface Props {
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  /** Without inner space: for a table that reaches the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, detail, actions, flush = false, children }: Props) {
  const headingId = useId();
  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <div className={styles.head}>
        <div>
          <h2 id={headingId}>{title}</h2>
          {detail && <p>{detail}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
