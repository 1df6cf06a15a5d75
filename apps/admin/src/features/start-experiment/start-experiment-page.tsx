'use client';

import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlayerPlay } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { formatCounted, formatSeconds } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { experimentsQuery } from '../lab/experiments-query';
import { targetChoices } from '../lab/targets';
import { experimentSecondsQuery } from './experiment-seconds-query';
import { type ExperimentPlan, initialPlan, inputOf, variantChoices } from './plan';
import styles from './start-experiment.module.css';
import { startExperimentMutation } from './start-experiment-mutation';
import { SwitchFields } from './switch-fields';

interface FieldsProps {
  plan: ExperimentPlan;
  onChange: (changes: Partial<ExperimentPlan>) => void;
}

/** From how many seeds, and how long each is trained. */
function Size({ plan, onChange }: FieldsProps) {
  const { settings } = plan;
  return (
    <div className={styles.pair}>
      <NumberInput
        label="Seeds"
        min={1}
        max={200}
        allowDecimal={false}
        value={plan.seeds}
        onChange={(seeds) => onChange({ seeds: Number(seeds) })}
      />
      <NumberInput
        label="First seed"
        min={0}
        allowDecimal={false}
        value={plan.firstSeed}
        onChange={(firstSeed) => onChange({ firstSeed: Number(firstSeed) })}
      />
      <NumberInput
        label="Steps"
        min={100}
        max={100_000}
        step={1_000}
        allowDecimal={false}
        value={settings.steps}
        onChange={(steps) => onChange({ settings: { ...settings, steps: Number(steps) } })}
      />
    </div>
  );
}

function PlanFields({ plan, onChange }: FieldsProps) {
  const { settings } = plan;
  return (
    <div className={styles.fields}>
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={100}
        value={plan.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Variants"
        description="Each is trained from the same seeds: the same initial weights, the same samples."
        value={[...plan.variants]}
        onChange={(variants) => onChange({ variants })}
      >
        <div className={styles.variants}>
          {variantChoices.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label="Target"
        data={targetChoices}
        value={settings.target}
        allowDeselect={false}
        onChange={(target) => target && onChange({ settings: { ...settings, target } })}
      />
      <Size plan={plan} onChange={onChange} />
    </div>
  );
}

/** What the plan costs; asked when typing pauses. */
function Cost({ plan }: { plan: ExperimentPlan }) {
  const [asked] = useDebouncedValue(plan, 250);
  const isWhole = asked.variants.length > 0 && asked.name.trim() !== '';
  const { data } = useGraphql(
    experimentSecondsQuery,
    { input: inputOf(asked) },
    { enabled: isWhole, keepPrevious: true },
  );
  if (!isWhole || data === undefined) return null;
  const trainings = asked.variants.length * asked.seeds;
  return (
    <p className={styles.cost} role="status">
      {formatCounted(trainings, 'training')}, about {formatSeconds(Math.max(1, data.experimentSeconds))}
    </p>
  );
}

/** Plans an experiment, says what it costs, and starts it. */
export function StartExperimentPage() {
  const router = useRouter();
  const [plan, setPlan] = useState(initialPlan);
  const starting = useAct(startExperimentMutation, [experimentsQuery]);
  const change = (changes: Partial<ExperimentPlan>): void => setPlan((before) => ({ ...before, ...changes }));
  const start = (event: FormEvent): void => {
    event.preventDefault();
    starting.mutate(
      { input: inputOf(plan) },
      {
        onSuccess: ({ startExperiment }) => {
          if (!isProblem(startExperiment)) router.push(`/lab/${encodeURIComponent(startExperiment.experiment.id)}`);
        },
      },
    );
  };
  return (
    <>
      <PageHeader
        trail={<Link href="/lab">Lab</Link>}
        title="New experiment"
        detail="Choose the variants to compare, and from how many seeds."
      />
      <form className={styles.form} onSubmit={start}>
        <Panel title="Plan">
          <PlanFields plan={plan} onChange={change} />
          <details className={styles.more}>
            <summary>More settings</summary>
            <SwitchFields
              switches={plan.settings}
              onChange={(changes) => change({ settings: { ...plan.settings, ...changes } })}
            />
          </details>
        </Panel>
        <ProblemNotice problem={starting.problem} />
        <div className={styles.start}>
          <Button
            type="submit"
            loading={starting.isPending}
            disabled={plan.variants.length === 0}
            leftSection={<IconPlayerPlay size={16} />}
          >
            Start experiment
          </Button>
          <Cost plan={plan} />
        </div>
      </form>
    </>
  );
}
