import { Button } from '@mantine/core';
import { Notice } from '@/components/notice';
import { ProblemNotice } from '@/components/problem-notice';
import { fullNameOf } from '@/lib/subject-place';
import styles from './suspects.module.css';
import type { Settling } from './use-settling';

/** What was answered last, and the way back. */
export function LastSettled({ settling }: { settling: Settling }) {
  const last = settling.settled.at(-1);
  return (
    <div role="status">
      <ProblemNotice problem={settling.problem} />
      {last && (
        <Notice tone="info">
          <div className={styles.settled}>
            <span>
              Marked as {last.value ? '' : 'not '}“{fullNameOf(last.suspect.subject)}”. The next training will use this.
            </span>
            <Button size="compact-xs" variant="default" disabled={settling.isBusy} onClick={settling.undoLast}>
              Undo
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
