import { Loader } from '@mantine/core';
import styles from './states.module.css';

/** What stands where a page will be. */
export function PageLoading({ label = 'Loading' }: { label?: string }) {
  return (
    <div className={styles.center} role="status" aria-label={label}>
      <Loader size="sm" type="dots" />
    </div>
  );
}
