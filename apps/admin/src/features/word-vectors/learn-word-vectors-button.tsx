'use client';

import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import type { WordVectorArchitecture } from '@/gql/graphql';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { runsQuery } from '../runs/runs-query';
import { learnWordVectorsMutation } from './learn-word-vectors-mutation';

const architectures: readonly { value: WordVectorArchitecture; label: string }[] = [
  { value: 'SKIP_GRAM', label: 'Skip-gram: predict each neighbour of a word' },
  { value: 'CBOW', label: 'CBOW: predict a word from its neighbours' },
];

const numbers = [
  { key: 'dimensions', label: 'Dimensions', min: 2, max: 500 },
  { key: 'window', label: 'Window: most neighbours on either side', min: 1, max: 50 },
  { key: 'epochs', label: 'Epochs: passes over the documents', min: 1, max: 100 },
  { key: 'minCount', label: 'Minimum count: leave out rarer words', min: 1, max: 10_000 },
] as const;

interface Settings {
  architecture: WordVectorArchitecture;
  dimensions: number;
  window: number;
  epochs: number;
  minCount: number;
}

const initial: Settings = {
  architecture: 'SKIP_GRAM',
  dimensions: 100,
  window: 5,
  epochs: 5,
  minCount: 5,
};

interface FieldsProps {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

function SettingFields({ settings, onChange }: FieldsProps) {
  return (
    <>
      <Select
        label="Architecture"
        data={architectures}
        value={settings.architecture}
        allowDeselect={false}
        onChange={(value) => {
          const architecture = architectures.find((one) => one.value === value)?.value ?? 'SKIP_GRAM';
          onChange({ ...settings, architecture });
        }}
      />
      {numbers.map(({ key, ...field }) => (
        <NumberInput
          key={key}
          {...field}
          allowDecimal={false}
          value={settings[key]}
          onChange={(value) => onChange({ ...settings, [key]: Number(value) })}
        />
      ))}
    </>
  );
}

function LearnForm({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [settings, setSettings] = useState(initial);
  const learning = useAct(learnWordVectorsMutation, [runsQuery]);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    learning.mutate(
      { input: { name, ...settings } },
      {
        onSuccess: ({ learnWordVectors: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  };
  return (
    <form onSubmit={start}>
      <Stack gap="sm">
        <ProblemNotice problem={learning.problem} />
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <SettingFields settings={settings} onChange={setSettings} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={learning.isPending}>
            Start
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Starts a run that learns word vectors from the documents, and leads to it. */
export function LearnWordVectorsButton() {
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button onClick={dialog.open}>Learn from documents</Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Learn word vectors">
        <LearnForm onClose={dialog.close} />
      </Modal>
    </>
  );
}
