'use client';

import { Button, FileButton, Group } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { RowMode } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useUpload } from '../import/use-upload';
import { runsQuery } from '../runs/runs-query';
import { RowModeControl } from './row-mode-control';
import { scoreTableMutation } from './score-table-mutation';

/** Sends a table, starts its scoring, and leads to the run. */
export function ScoreTablePanel({ modelId }: { modelId: string }) {
  const router = useRouter();
  const scoring = useAct(scoreTableMutation, [runsQuery]);
  const [mode, setMode] = useState<RowMode>('LENIENT');
  const uploading = useUpload((uploadId) =>
    scoring.mutate(
      { input: { modelId, uploadId, mode } },
      {
        onSuccess: ({ scoreTable }) => {
          if (!isProblem(scoreTable)) router.push(`/runs/${encodeURIComponent(scoreTable.run.id)}`);
        },
      },
    ),
  );
  return (
    <Panel
      title="Score a table"
      detail="A CSV, tab-separated or Parquet file with a column for each input. The scores come as a CSV file, a line for each row."
    >
      <Group gap="sm">
        <RowModeControl mode={mode} onChange={setMode} />
        <FileButton accept=".csv,.tsv,.txt,.gz,.parquet" onChange={(file) => file && void uploading.send(file)}>
          {(props) => (
            <Button loading={uploading.isSending || scoring.isPending} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
      <ProblemNotice problem={uploading.problem ?? scoring.problem} />
    </Panel>
  );
}
