import { Button, Checkbox, Select, Stack } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { ComparisonChoicesQuery, PromiseScope } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';
import { mainScheme } from '@/lib/main-scheme';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { encodingCost } from '../encoders/encoding-cost';
import { runsQuery } from '../runs/runs-query';
import { TargetFields } from '../train/target-fields';
import styles from './compare.module.css';
import { compareRecipesMutation } from './compare-recipes-mutation';
import { type OfferedRecipe, offerRecipes, usualNames } from './offered-recipes';

const selections = [
  { value: 'ROOTS', label: 'Roots: the broadest subjects' },
  { value: 'LEAVES', label: 'Leaves: the narrowest subjects' },
] as const;

interface Compared {
  scheme: string;
  selection: (typeof selections)[number]['value'];
  names: string[];
  targetPrecision: number;
  promise: PromiseScope;
  wordVectorsId: string | null;
  encoderId: string | null;
}

const initialOf = (choices: ComparisonChoicesQuery): Compared => ({
  scheme: mainScheme(choices.schemes)?.name ?? '',
  selection: 'ROOTS',
  names: usualNames(offerRecipes(choices)),
  targetPrecision: 0.9,
  promise: 'EACH',
  wordVectorsId: choices.wordVectors[0]?.id ?? null,
  encoderId: choices.encoders[0]?.id ?? null,
});

const useComparing = (choices: ComparisonChoicesQuery, compared: Compared) => {
  const router = useRouter();
  const comparing = useAct(compareRecipesMutation, [runsQuery]);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const { names, wordVectorsId, encoderId, ...rest } = compared;
    const chosen = offerRecipes(choices).filter(({ name }) => names.includes(name));
    const recipes = chosen.map(({ name: _, ...recipe }) => recipe);
    const used = {
      wordVectorsId: recipes.some(({ withWordVectors }) => withWordVectors) ? wordVectorsId : null,
      encoderId: recipes.some(({ withEncoder }) => withEncoder) ? encoderId : null,
    };
    comparing.mutate(
      { input: { ...rest, recipes, ...used } },
      {
        onSuccess: ({ compareRecipes: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  };
  return { start, problem: comparing.problem, isPending: comparing.isPending };
};

interface FieldsProps {
  choices: ComparisonChoicesQuery;
  compared: Compared;
  onChange: (changes: Partial<Compared>) => void;
}

function labelOf({ recipe, withWordVectors, withEncoder }: OfferedRecipe): string {
  if (withEncoder) return `${recipe} with encoder`;
  return withWordVectors ? `${recipe} with word vectors` : recipe;
}

function Selection({ compared, onChange }: Omit<FieldsProps, 'choices'>) {
  return (
    <Select
      label="Subjects to learn"
      data={[...selections]}
      value={compared.selection}
      allowDeselect={false}
      onChange={(value) => onChange({ selection: selections.find((one) => one.value === value)?.value ?? 'ROOTS' })}
    />
  );
}

function Recipes({ choices, compared, onChange }: FieldsProps) {
  const offered = offerRecipes(choices);
  const first = offered.find(({ name }) => compared.names.includes(name));
  return (
    <Checkbox.Group
      label="Recipes"
      description={first ? `The others are compared with ${first.name}.` : 'Choose two or more.'}
      value={compared.names}
      onChange={(names) => onChange({ names })}
    >
      <div className={styles.recipes}>
        {offered.map((recipe) => (
          <Checkbox key={recipe.name} value={recipe.name} label={labelOf(recipe)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Vectors({ choices, compared, onChange }: FieldsProps) {
  if (!compared.names.some((name) => name.endsWith('+vectors'))) return null;
  return (
    <Select
      label="Word vectors"
      data={choices.wordVectors.map(({ id, name, words }) => ({
        value: id,
        label: `${name} (${formatCounted(words, 'word')})`,
      }))}
      value={compared.wordVectorsId}
      allowDeselect={false}
      onChange={(wordVectorsId) => onChange({ wordVectorsId })}
    />
  );
}

function Encoder({ choices, compared, onChange }: FieldsProps) {
  if (!compared.names.some((name) => name.endsWith('+encoder'))) return null;
  const encoder = choices.encoders.find(({ id }) => id === compared.encoderId);
  const documents = choices.schemes.find(({ name }) => name === compared.scheme)?.documentCount ?? 0;
  return (
    <Select
      label="Encoder"
      data={choices.encoders.map(({ id, name }) => ({ value: id, label: name }))}
      value={compared.encoderId}
      allowDeselect={false}
      onChange={(encoderId) => onChange({ encoderId })}
      description={encoder && encodingCost(encoder, documents)}
    />
  );
}

function VectorFields(props: FieldsProps) {
  return (
    <>
      <Vectors {...props} />
      <Encoder {...props} />
    </>
  );
}

/** What is compared, and on which subjects. */
export function CompareForm({ choices }: { choices: ComparisonChoicesQuery }) {
  const [compared, setCompared] = useState(() => initialOf(choices));
  const { start, problem, isPending } = useComparing(choices, compared);
  const change = (changes: Partial<Compared>): void => setCompared({ ...compared, ...changes });
  return (
    <form onSubmit={start} className={styles.form}>
      <Panel title="Settings">
        <Stack gap="md">
          <Select
            label="Scheme"
            data={choices.schemes.map(({ name, documentCount }) => ({
              value: name,
              label: `${name} (${formatCounted(documentCount, 'labelled document')})`,
            }))}
            value={compared.scheme}
            allowDeselect={false}
            onChange={(scheme) => scheme && change({ scheme })}
          />
          <Selection compared={compared} onChange={change} />
          <Recipes choices={choices} compared={compared} onChange={change} />
          <VectorFields choices={choices} compared={compared} onChange={change} />
          <TargetFields target={compared} onChange={change} />
        </Stack>
      </Panel>
      <ProblemNotice problem={problem} />
      <div>
        <Button
          type="submit"
          size="sm"
          loading={isPending}
          disabled={compared.names.length < 2}
          leftSection={<IconPlayerPlay size={16} />}
        >
          Start comparison
        </Button>
      </div>
    </form>
  );
}
