'use client';

import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ImportedModelQuery, RowMode } from '@/gql/graphql';
import { type RequestError, request } from '@/lib/request';
import { BarList } from './bar-list';
import { RowModeControl } from './row-mode-control';
import { scoreRowsQuery } from './score-rows-query';
import { type Scored, ScoredRow } from './scored-row';

type Column = NonNullable<NonNullable<ImportedModelQuery['importedModel']>['contents']>['inputs'][number];

interface Props {
  modelId: string;
  inputs: readonly Column[];
}

function useScoring(modelId: string) {
  return useMutation<Scored | null, RequestError, { row: Record<string, string>; mode: RowMode }>({
    mutationFn: async ({ row, mode }) =>
      (await request(scoreRowsQuery, { modelId, rows: [row], mode })).scoreRows?.[0] ?? null,
  });
}

const hintOf = ({ levels }: Column): string => (levels ? levels.slice(0, 3).join(', ') : 'number');

/** A row typed in, its scores and what each input adds. Empty fields are missing values. */
export function ScorePanel({ modelId, inputs }: Props) {
  const [row, setRow] = useState<Record<string, string>>({});
  const [mode, setMode] = useState<RowMode>('LENIENT');
  const scoring = useScoring(modelId);
  const score = (event: FormEvent): void => {
    event.preventDefault();
    scoring.mutate({ row: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')), mode });
  };
  return (
    <Panel title="Score a row" detail="Leave a field empty where the value is missing.">
      <form onSubmit={score}>
        <Group gap="sm" align="flex-end">
          {inputs.map((input) => (
            <TextInput
              key={input.name}
              label={input.name}
              placeholder={hintOf(input)}
              value={row[input.name] ?? ''}
              onChange={({ currentTarget: { value } }) => setRow((before) => ({ ...before, [input.name]: value }))}
            />
          ))}
          <RowModeControl mode={mode} onChange={setMode} />
          <Button type="submit" loading={scoring.isPending}>
            Score
          </Button>
        </Group>
      </form>
      <ProblemNotice problem={scoring.error} />
      {scoring.data && <ScoredRow scored={scoring.data} />}
      {scoring.data && scoring.data.contributions.length > 0 && (
        <section aria-label="What each input adds">
          <BarList bars={scoring.data.contributions.map(({ name, value }) => ({ label: name, value: value ?? 0 }))} />
        </section>
      )}
    </Panel>
  );
}
