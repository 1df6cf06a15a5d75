import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type Figure, FigureList } from '@/components/figure-list';
import { Panel } from '@/components/panel';
import { formatBytes, formatCount } from '@/lib/format';
import type { Run } from './use-run';

interface Props {
  runId: string;
  scores: NonNullable<Run['tableScores']>;
}

/** The file that a table scoring made. */
export function TableScores({ runId, scores: { rows, failed, fileName, sizeBytes } }: Props) {
  const figures: Figure[] = [
    { label: 'Scored', value: formatCount(rows - failed) },
    { label: 'Not scored', value: formatCount(failed) },
  ];
  return (
    <Panel
      title="Scores"
      detail="One line for each row of the table, kept for 30 days."
      actions={
        <Button
          component="a"
          href={`/outputs/${encodeURIComponent(runId)}`}
          download={fileName}
          leftSection={<IconDownload size={15} />}
        >
          Download {fileName} ({formatBytes(sizeBytes)})
        </Button>
      }
    >
      <FigureList figures={figures} />
    </Panel>
  );
}
