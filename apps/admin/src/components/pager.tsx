'use client';

import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { formatCount } from '@/lib/format';
import styles from './pager.module.css';
import type { CursorTrail } from './use-cursor-trail';

interface Props {
  trail: CursorTrail;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  /** How many there are on all pages. */
  totalCount?: number;
  /** False where there are more, and counting stopped. */
  isTotalCountExact?: boolean;
}

/** Pages through a connection; the cursors that lead here stand in the URL. */
export function Pager({ trail, pageInfo, totalCount, isTotalCountExact = true }: Props) {
  const { endCursor } = pageInfo;
  if (trail.page === 1 && !pageInfo.hasNextPage && totalCount === undefined) return null;
  return (
    <nav className={styles.pager} aria-label="Pages">
      <span>
        Page {trail.page}
        {totalCount !== undefined && ` · ${isTotalCountExact ? '' : 'more than '}${formatCount(totalCount)} in total`}
      </span>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={14} />}
        disabled={trail.page === 1}
        onClick={trail.back}
      >
        Previous
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={14} />}
        disabled={!pageInfo.hasNextPage || !endCursor}
        onClick={() => endCursor && trail.forward(endCursor)}
      >
        Next
      </Button>
    </nav>
  );
}
