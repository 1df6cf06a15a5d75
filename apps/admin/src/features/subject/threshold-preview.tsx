'use client';

import { ProblemNotice } from '@/components/problem-notice';
import { formatCount, formatShare } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import styles from './subject.module.css';
import type { Subject } from './subject-page';
import { thresholdPreviewQuery } from './threshold-preview-query';

interface Props {
  subject: Subject;
  versionId: string;
  targetPrecision: number;
}

const difference = (next: number, now: number): string => {
  if (next === now) return 'no change';
  return next > now ? `+${formatCount(next - now)}` : `−${formatCount(now - next)}`;
};

function Figure({ label, tone, next, now }: { label: string; tone: string; next: number; now?: number }) {
  return (
    <div data-tone={tone}>
      <dt>{label}</dt>
      <dd>{formatCount(next)}</dd>
      <dd className={styles.fine}>{now === undefined ? 'kept, not shown' : difference(next, now)}</dd>
    </div>
  );
}

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
          ? `Would publish from ${formatShare(acceptThreshold)} and queue from ${formatShare(reviewThreshold)}.`
          : (reason ?? 'Would be review only.')}
        {rescoreNeeded && ' Some of what it would queue is below what is kept: a scoring run finds it.'}
      </p>
      <dl className={styles.figures}>
        <Figure label="Published" tone="published" next={published} now={subject.publishedCount} />
        <Figure label="Waiting" tone="queued" next={queued} now={subject.queuedCount} />
        <Figure label="Below review" tone="withdrawn" next={withdrawn} />
      </dl>
    </div>
  );
}
