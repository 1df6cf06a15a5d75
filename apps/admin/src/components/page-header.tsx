import type { ReactNode } from 'react';
import { usePageTitle } from '@/lib/use-page-title';
import styles from './page-header.module.css';

interface Props {
  title: ReactNode;
  /** One line under the title. */
  detail?: ReactNode;
  /** What stands above the title, such as the way back. */
  trail?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, detail, trail, actions }: Props) {
  usePageTitle(typeof title === 'string' ? title : null);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {trail && <div className={styles.trail}>{trail}</div>}
        <h1>{title}</h1>
        {detail && <p>{detail}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
