import type { ReactNode } from 'react';
import styles from './panel-columns.module.css';

/** Panels side by side, one below the other where narrow. */
export function PanelColumns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}
