'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import type { HarvestQueryInput } from '@/gql/graphql';
import { useGraphql } from '@/lib/use-graphql';
import styles from '../import/import.module.css';
import { runsQuery } from '../runs/runs-query';
import { RunsTable } from '../runs/runs-table';
import { CredentialsPanel } from './credentials-panel';
import { harvestChoicesQuery } from './harvest-choices-query';
import { HarvestPreview } from './harvest-preview';
import { harvestPreviewQuery } from './harvest-preview-query';
import { QueryForm } from './query-form';
import { SchedulesPanel } from './schedules-panel';
import { StartPanel } from './start-panel';

const emptyQuery: HarvestQueryInput = { protocol: 'OAI' };

function LastHarvests() {
  const { data } = useGraphql(runsQuery, { kind: 'HARVEST' }, { refetchIntervalMs: 3_000 });
  const edges = data?.runs.edges ?? [];
  if (edges.length === 0) return null;
  return (
    <Panel title="Harvests" flush>
      <RunsTable runs={edges.map(({ node }) => node)} />
    </Panel>
  );
}

/** A source on the web: look at its first records, then take all of them in. */
export function HarvestPage() {
  const [query, setQuery] = useState(emptyQuery);
  const [previewed, setPreviewed] = useState<HarvestQueryInput | null>(null);
  const { data: choices, error: choicesError, refetch } = useGraphql(harvestChoicesQuery, {});
  const preview = useGraphql(harvestPreviewQuery, { query: previewed ?? emptyQuery }, { enabled: previewed !== null });
  if (choicesError) return <ErrorState error={choicesError} onRetry={() => void refetch()} />;
  if (!choices) return <PageLoading />;
  return (
    <>
      <PageHeader
        title="Harvest"
        detail={
          <>
            Import documents from a source on the web. Files of JATS XML are{' '}
            <Link href="/documents/import">imported</Link>.
          </>
        }
      />
      <div className={styles.preview}>
        <div className={styles.forms}>
          <Panel title="Source">
            <QueryForm
              query={query}
              onQuery={setQuery}
              onPreview={() => setPreviewed(query)}
              isLoading={preview.isFetching}
            />
          </Panel>
          <StartPanel query={query} choices={choices} isSeen={preview.data !== undefined && previewed === query} />
          <CredentialsPanel />
        </div>
        <div className={styles.forms}>
          {preview.error && (
            <ErrorState
              title="This source cannot be read"
              error={preview.error}
              onRetry={() => void preview.refetch()}
            />
          )}
          {preview.data && <HarvestPreview preview={preview.data.harvestPreview} />}
          <SchedulesPanel />
          <LastHarvests />
        </div>
      </div>
    </>
  );
}
