'use client';

import { FigureList } from '@/components/figure-list';
import { ProblemNotice } from '@/components/problem-notice';
import type { ShownSubjectFragment } from '@/gql/graphql';
import { formatCount, formatShare } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import styles from './subject.module.css';
import { thresholdPreviewQuery } from './threshold-preview-query';

interface Props {
  subject: ShownSubjectFragment;
  versionId: string;
  targetPrecision: number;
}

const difference = (next: number, now: number): string => {
  if (next === now) return 'no change';
  return next > now ? `+${formatCount(next - now)}` : `−${formatCount(now - next)}`;
};

/** What a target precision would mean for this subject, before it is set. */
export function ThresholdPreview({ subject, versionId, targetPrecision }: Props) {
  const { data, error, isPlaceholderData } = useGraphql(
    thresholdPreviewQuery,
    { versionId, subjectId: subject.id, targetPrecision },
    { keepPrevious: true },
  );
  if (error) return <ProblemNotice problem={error} />;
  const preview = data?.thresholdPreview;
  if (!preview) return null;
  const { acceptThreshold, reviewThreshold, reason, published, queued, withdrawn, rescoreNeeded } = preview;
  return (
    <div className={styles.preview} aria-live="polite" aria-busy={isPlaceholderData}>
      <p>
        {typeof acceptThreshold === 'number'
          ? `Would publish at ≥ ${formatShare(acceptThreshold)} and send to review at ≥ ${formatShare(reviewThreshold)}.`
          : (reason ?? 'Would be review only.')}
        {rescoreNeeded && ' Suggestions this unlikely are not stored; the next scoring adds them.'}
      </p>
      <FigureList
        figures={[
          {
            label: 'Published',
            value: formatCount(published),
            note: difference(published, subject.publishedCount),
            tone: 'published',
          },
          {
            label: 'In review',
            value: formatCount(queued),
            note: difference(queued, subject.queuedCount),
            tone: 'queued',
          },
          { label: 'Withdrawn', value: formatCount(withdrawn), note: 'stored, not shown' },
        ]}
      />
    </div>
  );
}
