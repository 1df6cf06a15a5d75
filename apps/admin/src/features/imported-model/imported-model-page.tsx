'use client';

import { Stack } from '@mantine/core';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import type { ImportedModelQuery } from '@/gql/graphql';
import { formatBytes, formatDateTime } from '@/lib/format';
import { isMalformedId } from '@/lib/request';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { ScoreOnSparkPanel } from '../spark/score-on-spark-panel';
import { ColumnsPanel, MetricsPanel } from './contents-panels';
import styles from './imported-model.module.css';
import { importedModelQuery } from './imported-model-query';
import { ModelActions } from './model-actions';
import { ScorePanel } from './score-panel';
import { ScoreTablePanel } from './score-table-panel';
import { WeightsPanel } from './weights-panel';

type Model = NonNullable<ImportedModelQuery['importedModel']>;

function Contents({ model: { id, contents, algorithm, checksum } }: { model: Model }) {
  const canScoreTables = useViewer().can('OPERATOR');
  if (!contents) return <EmptyState title="The model has been deleted" />;
  return (
    <Stack gap="md">
      {algorithm !== 'word2vec' && <ScorePanel modelId={id} inputs={contents.inputs} />}
      {canScoreTables && <ScoreTablePanel modelId={id} />}
      {canScoreTables && algorithm !== 'word2vec' && (
        <ScoreOnSparkPanel
          scorerId={id}
          detail="A table that Spark reads, with a column for each input: Parquet, CSV or JSON. The scores are written behind its columns."
        />
      )}
      <ColumnsPanel contents={contents} />
      <WeightsPanel contents={contents} />
      <MetricsPanel title="Training metrics" metrics={contents.trainingMetrics} />
      <MetricsPanel title="Validation metrics" metrics={contents.validationMetrics} />
      <p className={styles.checksum}>SHA-256 {checksum}</p>
    </Stack>
  );
}

/** What is in an imported model, and its scores. */
export function ImportedModelPage({ id }: { id: string }) {
  const { can } = useViewer();
  const { data, error, refetch } = useGraphql(importedModelQuery, { id });
  if (isMalformedId(error)) return <EmptyState title="Model not found" />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { importedModel: model } = data;
  if (!model) return <EmptyState title="Model not found" />;
  const { contents } = model;
  return (
    <>
      <PageHeader
        trail={<Link href="/models/imported">Imported models</Link>}
        title={model.name}
        detail={`${contents?.algorithmName ?? model.algorithm} · ${model.category} · H2O ${contents?.h2oVersion ?? ''} · ${model.fileName} · ${formatBytes(model.sizeBytes)} · imported ${formatDateTime(model.createdAt)}`}
        actions={can('OPERATOR') && <ModelActions id={model.id} name={model.name} />}
      />
      <Contents model={model} />
    </>
  );
}
