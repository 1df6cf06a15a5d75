import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { SubjectSelection, TrainChoicesQuery } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';
import { fullNameOf } from '@/lib/subject-place';
import { SubjectPicker } from '../subject-picker/subject-picker';
import { TargetFields } from './target-fields';
import styles from './train.module.css';
import {
  defaultParameters,
  imbalanceStrategies,
  strategyOf,
  type TrainingDraft,
  takesEncoder,
  takesWordVectors,
  withStrategy,
} from './training-draft';
import { VectorFields } from './vector-fields';

interface Props {
  choices: TrainChoicesQuery;
  recipe: TrainingDraft;
  onChange: (changes: Partial<TrainingDraft>) => void;
}

const selections: readonly { value: SubjectSelection; label: string }[] = [
  { value: 'ROOTS', label: 'Roots: the broadest subjects' },
  { value: 'LEAVES', label: 'Leaves: the narrowest subjects' },
  { value: 'BRANCH', label: 'A branch: a subject and those below it' },
  { value: 'LIST', label: 'A list of subjects' },
];

function ChosenSubjects({ recipe, onChange }: Omit<Props, 'choices'>) {
  if (recipe.selection !== 'BRANCH' && recipe.selection !== 'LIST') return null;
  const without = (id: string) => recipe.subjects.filter((subject) => subject.id !== id);
  return (
    <div>
      <SubjectPicker
        label={recipe.selection === 'BRANCH' ? 'Top subject' : 'Subjects'}
        scheme={recipe.scheme}
        onPick={(subject) => onChange({ subjects: [...without(subject.id), subject] })}
      />
      <ul className={styles.chosen}>
        {recipe.subjects.map((subject) => (
          <li key={subject.id}>
            <button type="button" onClick={() => onChange({ subjects: without(subject.id) })}>
              {fullNameOf(subject)} <IconX size={13} aria-label="Remove" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sources({ choices, recipe, onChange }: Props) {
  return (
    <MultiSelect
      label="Sources to suggest for"
      placeholder={recipe.sources.length === 0 ? 'All documents' : undefined}
      data={choices.sources.map(({ name, documentCount }) => ({
        value: name,
        label: `${name} (${formatCounted(documentCount, 'document')})`,
      }))}
      value={[...recipe.sources]}
      onChange={(sources) => onChange({ sources })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Suggest for all documents' }}
      description="It learns from all labelled documents of the scheme either way."
    />
  );
}

const strategyLabels: Readonly<Record<string, string>> = {
  none: 'None (cut-off at score 0)',
  'threshold-moving': 'Threshold moving',
  'class-weights': 'Class weights',
  undersampling: 'Undersampling',
  smote: 'Synthetic documents: SMOTE',
  noise: 'Synthetic documents: Gaussian noise',
  gan: 'Synthetic documents: GAN',
};

function Imbalance({ choices, recipe, onChange }: Props) {
  const strategies = imbalanceStrategies(choices.recipes, recipe.recipeId);
  if (strategies.length === 0) return null;
  return (
    <Select
      label="Rare subjects"
      data={strategies.map((value) => ({ value, label: strategyLabels[value] ?? value }))}
      value={strategyOf(recipe.parameters)}
      allowDeselect={false}
      onChange={(strategy) => strategy && onChange({ parameters: withStrategy(recipe.parameters, strategy) })}
      description="All but the first also move thresholds."
    />
  );
}

function What({ choices, recipe, onChange }: Props) {
  const schemes = choices.schemes.map(({ name, documentCount }) => ({
    value: name,
    label: `${name} (${formatCounted(documentCount, 'labelled document')})`,
  }));
  return (
    <>
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        value={recipe.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        label="Scheme"
        data={schemes}
        value={recipe.scheme}
        allowDeselect={false}
        onChange={(scheme) => scheme && onChange({ scheme, subjects: [] })}
      />
      <Select
        label="Subjects to learn"
        data={selections}
        value={recipe.selection}
        allowDeselect={false}
        onChange={(value) => onChange({ selection: selections.find((one) => one.value === value)?.value ?? 'ROOTS' })}
      />
    </>
  );
}

/** Everything that a new model is made of. */
export function RecipeFields({ choices, recipe, onChange }: Props) {
  const pickRecipe = (recipeId: string | null): void => {
    if (!recipeId) return;
    const parameters = defaultParameters(choices.recipes, recipeId);
    const keepsVectors = takesWordVectors(choices.recipes, recipeId);
    const keepsEncoder = takesEncoder(choices.recipes, recipeId);
    onChange({
      ...{ recipeId, parameters, wordVectorsId: keepsVectors ? recipe.wordVectorsId : null },
      encoderId: keepsEncoder ? recipe.encoderId : null,
    });
  };
  return (
    <div className={styles.fields}>
      <What choices={choices} recipe={recipe} onChange={onChange} />
      <ChosenSubjects recipe={recipe} onChange={onChange} />
      <Sources choices={choices} recipe={recipe} onChange={onChange} />
      <TargetFields target={recipe} onChange={onChange} />
      <Select
        label="Recipe"
        data={choices.recipes.map(({ id }) => id)}
        value={recipe.recipeId}
        allowDeselect={false}
        onChange={pickRecipe}
      />
      <Imbalance choices={choices} recipe={recipe} onChange={onChange} />
      <VectorFields choices={choices} recipe={recipe} onChange={onChange} />
      <details>
        <summary className={styles.label}>Parameters and seed</summary>
        <div className={styles.fields}>
          <Textarea
            label="Parameters (JSON)"
            autosize
            minRows={4}
            value={recipe.parameters}
            onChange={(event) => onChange({ parameters: event.currentTarget.value })}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--text-xs)' } }}
          />
          <NumberInput
            label="Seed"
            min={0}
            allowDecimal={false}
            value={recipe.seed}
            onChange={(seed) => onChange({ seed: Number(seed) })}
          />
        </div>
      </details>
    </div>
  );
}
