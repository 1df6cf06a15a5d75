'use client';

import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import type { ExperimentVerdict } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { experimentsQuery } from '../lab/experiments-query';
import { experimentQuery } from './experiment-query';
import { reviewExperimentMutation } from './review-experiment-mutation';
import type { Experiment, Variant } from './use-experiment';

const verdicts: readonly { value: ExperimentVerdict; label: string }[] = [
  { value: 'CONVERGED', label: 'Converged: it learns the target' },
  { value: 'COLLAPSED', label: 'Collapsed: it makes nearly one value, or misses a mode' },
  { value: 'FAT_TAIL', label: 'Fat tail: too many samples far from the target' },
  { value: 'NO_GAIN', label: 'No gain: its techniques do not help' },
];

interface ChoiceProps {
  verdict: ExperimentVerdict | null;
  onPick: (verdict: ExperimentVerdict | null) => void;
}

function VerdictChoice({ verdict, onPick }: ChoiceProps) {
  return (
    <Radio.Group
      label="Verdict"
      value={verdict}
      onChange={(picked) => onPick(verdicts.find(({ value }) => value === picked)?.value ?? null)}
    >
      <Stack gap={6} mt={4}>
        {verdicts.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

interface Props {
  experimentId: string;
  variant: Variant;
  review: Experiment['reviews'][number] | undefined;
  onClose: () => void;
}

/** Asks what a person makes of a variant. */
export function ReviewDialog({ experimentId, variant, review, onClose }: Props) {
  const [verdict, setVerdict] = useState<ExperimentVerdict | null>(review?.verdict ?? null);
  const [note, setNote] = useState(review?.note ?? '');
  const [recommendation, setRecommendation] = useState(review?.recommendation ?? '');
  const reviewing = useAct(reviewExperimentMutation, [experimentQuery, experimentsQuery]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!verdict) return;
    reviewing.mutate(
      { input: { experimentId, variant: variant.name, verdict, note, recommendation } },
      { onSuccess: ({ reviewExperiment }) => !isProblem(reviewExperiment) && onClose() },
    );
  };
  return (
    <Modal opened onClose={onClose} title={`Review: ${variant.title}`}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <VerdictChoice verdict={verdict} onPick={setVerdict} />
          <Textarea
            label="Note"
            autosize
            minRows={2}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Textarea
            label="Recommendation"
            autosize
            minRows={2}
            maxLength={2_000}
            value={recommendation}
            onChange={(event) => setRecommendation(event.currentTarget.value)}
          />
          <ProblemNotice problem={reviewing.problem} />
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!verdict} loading={reviewing.isPending}>
              Save review
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
