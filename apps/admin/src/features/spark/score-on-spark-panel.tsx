'use client';

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { runsQuery } from '../runs/runs-query';
import { scoreOnSparkMutation } from './score-on-spark-mutation';

interface Props {
  scorerId: string;
  /** What the columns of the table are, and what is written. */
  detail: string;
}

/** Starts the scoring of a table on Spark, and leads to the run. */
export function ScoreOnSparkPanel({ scorerId, detail }: Props) {
  const router = useRouter();
  const scoring = useAct(scoreOnSparkMutation, [runsQuery]);
  const [input, setInput] = useState('');
  const [output, setOutput] = useState('');
  const score = (event: FormEvent): void => {
    event.preventDefault();
    scoring.mutate(
      { input: { scorerId, input, output } },
      {
        onSuccess: ({ scoreOnSpark }) => {
          if (!isProblem(scoreOnSpark)) router.push(`/runs/${encodeURIComponent(scoreOnSpark.run.id)}`);
        },
      },
    );
  };
  return (
    <Panel title="Score a table on Spark" detail={`${detail} Existing output is replaced.`}>
      <Stack gap="sm">
        <form onSubmit={score}>
          <Group gap="sm" align="end">
            <TextInput
              label="Table to score"
              placeholder="tables/rows.parquet"
              value={input}
              maxLength={500}
              onChange={(e) => setInput(e.currentTarget.value)}
            />
            <TextInput
              label="Where to write"
              placeholder="tables/scores.parquet"
              value={output}
              maxLength={500}
              onChange={(e) => setOutput(e.currentTarget.value)}
            />
            <Button type="submit" loading={scoring.isPending} disabled={input.trim() === '' || output.trim() === ''}>
              Score on Spark
            </Button>
          </Group>
        </form>
        <ProblemNotice problem={scoring.problem} />
      </Stack>
    </Panel>
  );
}
