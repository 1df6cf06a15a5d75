import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import styles from './states.module.css';

interface Props {
  title?: string;
  error: Error & { requestId?: string | undefined };
  onRetry?: () => void;
}

/** Says that something could not be read, why, and offers to try again. */
export function ErrorState({ title = 'Could not load this', error, onRetry }: Props) {
  return (
    <div className={styles.state} role="alert">
      <IconAlertTriangle size={22} stroke={1.6} className={styles.errorIcon} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{error.message}</p>
      {error.requestId && <p className={styles.fine}>Request {error.requestId}</p>}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
