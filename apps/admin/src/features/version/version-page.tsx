'use client';

import { Stack } from '@mantine/core';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { VersionStateBadge } from '@/components/version-state-badge';
import { describeSources } from '@/lib/describe-sources';
import { formatBytes, formatCounted, formatDateTime } from '@/lib/format';
import { isMalformedId } from '@/lib/request';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { ScoreOnSparkPanel } from '../spark/score-on-spark-panel';
import { Comparison } from './comparison';
import { Evaluation } from './evaluation';
import { Provenance } from './provenance';
import { versionQuery } from './version-query';

/** What one training made: its metrics, each subject beside its deployed classifier, and deployment. */
export function VersionPage({ id }: { id: string }) {
  const canScore = useViewer().can('OPERATOR');
  const { data, error, refetch } = useGraphql(versionQuery, { id });
  if (isMalformedId(error)) return <EmptyState title="Version not found" />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { compareVersions: compared, suspectLabels } = data;
  if (!compared) return <EmptyState title="Version not found" />;
  const { candidate } = compared;
  return (
    <>
      <PageHeader
        trail={<Link href="/models">Models</Link>}
        title={`${candidate.model.name}, version ${candidate.number}`}
        detail={
          <>
            Trained {formatDateTime(candidate.createdAt)} · {candidate.model.recipe} · suggests for{' '}
            {describeSources(candidate.model.sources)} · {formatBytes(candidate.sizeBytes)} ·{' '}
            <Link href={`/runs/${encodeURIComponent(candidate.run.id)}`}>training run</Link>
            {suspectLabels.totalCount > 0 && (
              <>
                {' '}
                ·{' '}
                <Link href={`/review/labels?version=${encodeURIComponent(candidate.id)}`}>
                  {formatCounted(suspectLabels.totalCount, 'suspect label')}
                </Link>
              </>
            )}
          </>
        }
        actions={<VersionStateBadge state={candidate.state} />}
      />
      <Stack gap="md">
        <Evaluation version={candidate} />
        <Comparison compared={compared} />
        {canScore && (
          <ScoreOnSparkPanel
            scorerId={candidate.id}
            detail="A table of documents that Spark reads, with the columns id, title and text: Parquet, CSV or JSON. The subjects of each are written by the thresholds of the training."
          />
        )}
        <Provenance version={candidate} />
      </Stack>
    </>
  );
}
