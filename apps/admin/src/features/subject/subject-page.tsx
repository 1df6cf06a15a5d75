'use client';

import { Stack } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { PanelColumns } from '@/components/panel-columns';
import { ClassifierStatusBadge } from '@/components/subject-status-badge';
import type { ShownClassifierFragment, ShownSubjectFragment } from '@/gql/graphql';
import { formatCount, formatCounted } from '@/lib/format';
import { isMalformedId } from '@/lib/request';
import { broaderTrail } from '@/lib/subject-place';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { UpkeepMenu } from '../upkeep/upkeep-menu';
import { Curves } from './curves';
import { DeploymentHistory } from './deployment-history';
import { Metrics } from './metrics';
import { Neighbours } from './neighbours';
import { subjectQuery } from './subject-query';
import { ThresholdPanel } from './threshold-panel';

function Served({ subject, classifier }: { subject: ShownSubjectFragment; classifier: ShownClassifierFragment }) {
  return (
    <>
      {classifier.reason && <Notice tone="info">{classifier.reason}</Notice>}
      {classifier.prevalenceEstimate?.warning && !classifier.reviewOnly && (
        <Notice tone="warning">{classifier.prevalenceEstimate.warning}</Notice>
      )}
      <ThresholdPanel key={classifier.id} subject={subject} classifier={classifier} />
      {classifier.metrics && (
        <>
          <Metrics classifier={classifier} metrics={classifier.metrics} />
          <Curves classifier={classifier} metrics={classifier.metrics} />
        </>
      )}
    </>
  );
}

function Actions({ subject }: { subject: ShownSubjectFragment }) {
  const router = useRouter();
  return (
    <>
      <ClassifierStatusBadge classifier={subject.classifier} />
      <UpkeepMenu
        item={{
          id: subject.id,
          kind: 'subject',
          name: subject.labels[0]?.text ?? subject.label,
          scheme: subject.scheme.name,
        }}
        subject={subject}
        onGone={(into) => router.push(into ? `/subjects/${encodeURIComponent(into)}` : '/subjects')}
      />
    </>
  );
}

function DeprecatedNotice() {
  return (
    <Notice tone="warning">
      This subject is deprecated: its vocabulary advises against it and names no replacement.
      {useViewer().can('OPERATOR') && ' To replace it, merge it into another.'}
    </Notice>
  );
}

/** One subject: its metrics, thresholds and deployments. */
export function SubjectPage({ id }: { id: string }) {
  const viewer = useViewer();
  const { data, error, refetch } = useGraphql(subjectQuery, { id, isCurator: viewer.can('CURATOR') });
  const canDeploy = viewer.can('OPERATOR');
  if (isMalformedId(error)) return <EmptyState title="Subject not found" />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { subject } = data;
  if (!subject) return <EmptyState title="Subject not found" />;
  const { classifier } = subject;
  return (
    <>
      <PageHeader
        trail={
          <>
            <Link href="/subjects">Subjects</Link> › {subject.scheme.name}
            {!subject.isRoot && ` › ${broaderTrail(subject.paths[0])}`}
          </>
        }
        title={subject.label}
        detail={`${formatCounted(subject.labelledCount, 'labelled document')} · ${formatCount(subject.publishedCount)} published · ${formatCount(subject.queuedCount)} in review`}
        actions={<Actions subject={subject} />}
      />
      <Stack gap="md">
        {subject.isDeprecated && <DeprecatedNotice />}
        {classifier ? (
          <Served subject={subject} classifier={classifier} />
        ) : (
          <Notice tone="info">
            No classifier is deployed for this subject.
            {canDeploy && (
              <>
                {' '}
                <Link href="/models">Deploy one</Link> from a version that includes it.
              </>
            )}
          </Notice>
        )}
        <PanelColumns>
          <DeploymentHistory subject={subject} />
          <Neighbours subject={subject} />
        </PanelColumns>
      </Stack>
    </>
  );
}
