import { Button } from '@mantine/core';
import type { ThresholdPreviewQuery } from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { formatCount, formatShare } from '@/lib/format';
import styles from './subject.module.css';

type Preview = NonNullable<ThresholdPreviewQuery['thresholdPreview']>;

interface Props {
  /** What training chose; null until it is read. */
  trained: Preview | null;
  isPending: boolean;
  /** For the subject alone, or for all that were stopped with it; null for those who may not. */
  onPutBack: ((withAllStopped: boolean) => void) | null;
}

const describe = ({ acceptThreshold, targetPrecision, promise, reason, published, queued }: Preview): string => {
  if (typeof acceptThreshold !== 'number') return `Training made it review only. ${reason ?? ''}`;
  const target =
    typeof targetPrecision === 'number' ? ` (target precision ${describePromise({ targetPrecision, promise })})` : '';
  return `Training chose to publish at ≥ ${formatShare(acceptThreshold)}${target}: ${formatCount(published)} published, ${formatCount(queued)} in review.`;
};

/** The way back to what training chose, where something else was set since. */
export function AsTrained({ trained, isPending, onPutBack }: Props) {
  if (!trained || trained.inForce) return null;
  return (
    <div className={styles.setRow}>
      <p className={styles.trained}>{describe(trained)}</p>
      {onPutBack && (
        <Button variant="default" onClick={() => onPutBack(trained.stoppedTogether)} loading={isPending}>
          {trained.stoppedTogether ? 'Publish again with all that stopped with it' : 'Back to what training chose'}
        </Button>
      )}
    </div>
  );
}
