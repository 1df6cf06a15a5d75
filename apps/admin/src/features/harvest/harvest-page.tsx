'use client';

import { Button, Checkbox } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { HarvestChoicesQuery, HarvestQueryInput } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import styles from '../import/import.module.css';
import { type ImportOptions, ImportOptionsForm, initialOptions } from '../import/import-options-form';
import { overviewQuery } from '../overview/overview-query';
import { runsQuery } from '../runs/runs-query';
import { RunsTable } from '../runs/runs-table';
import { harvestChoicesQuery } from './harvest-choices-query';
import { HarvestPreview } from './harvest-preview';
import { harvestPreviewQuery } from './harvest-preview-query';
import { QueryForm } from './query-form';
import { startHarvestMutation } from './start-harvest-mutation';

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

interface StartProps {
  query: HarvestQueryInput;
  choices: HarvestChoicesQuery;
  /** Whether the first records of what is asked have been seen. */
  isSeen: boolean;
}

const useStart = (query: HarvestQueryInput) => {
  const router = useRouter();
  const starting = useAct(startHarvestMutation, [runsQuery, overviewQuery]);
  const start = (options: ImportOptions, sinceLast: boolean): void => {
    const labelsComplete = options.scheme === null ? null : options.labelsComplete;
    starting.mutate(
      { input: { query, sinceLast, ...options, labelsComplete } },
      {
        onSuccess: ({ startHarvest: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  };
  return { start, starting };
};

function StartPanel({ query, choices, isSeen }: StartProps) {
  const [options, setOptions] = useState<ImportOptions>(() => initialOptions(choices.schemes));
  const [sinceLast, setSinceLast] = useState(false);
  const { start, starting } = useStart(query);
  return (
    <Panel title="Options" {...(!isSeen && { detail: 'Preview the source first.' })}>
      <div className={styles.stack}>
        <ImportOptionsForm
          options={options}
          onOptions={setOptions}
          schemes={choices.schemes.map(({ name }) => name)}
          sources={choices.sources.map(({ name }) => name)}
          sourcePlaceholder="Defaults to the host"
        />
        <Checkbox
          label="Only what has changed since the last harvest"
          description="Of the same source and set. Everything, if there was none."
          checked={sinceLast}
          onChange={(event) => setSinceLast(event.currentTarget.checked)}
        />
        <ProblemNotice problem={starting.problem} />
        <div>
          <Button
            onClick={() => start(options, sinceLast)}
            loading={starting.isPending}
            disabled={!isSeen}
            leftSection={<IconPlayerPlay size={15} />}
          >
            Harvest
          </Button>
        </div>
      </div>
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
            Take in documents from a source on the web. Files of JATS XML are{' '}
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
          <LastHarvests />
        </div>
      </div>
    </>
  );
}
