'use client';

import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { TrainChoicesQuery } from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { describeSources } from '@/lib/describe-sources';
import { formatConstant } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { modelsQuery } from '../models/models-query';
import { overviewQuery } from '../overview/overview-query';
import { runsQuery } from '../runs/runs-query';
import { RecipeFields } from './recipe-fields';
import styles from './train.module.css';
import { trainModelMutation } from './train-model-mutation';
import { TrainingCost } from './training-cost';
import { inputOf, type TrainingDraft } from './training-draft';

interface Props {
  choices: TrainChoicesQuery;
  initial: TrainingDraft;
}

const useTraining = (recipe: TrainingDraft) => {
  const router = useRouter();
  const training = useAct(trainModelMutation, [runsQuery, modelsQuery, overviewQuery]);
  const [mistake, setMistake] = useState<{ message: string } | null>(null);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const input = inputOf(recipe);
    setMistake(input ? null : { message: 'Parameters must be valid JSON.' });
    if (!input) return;
    training.mutate(
      { input },
      {
        onSuccess: ({ trainModel: started }) =>
          !isProblem(started) && router.push(`/runs/${encodeURIComponent(started.run.id)}`),
      },
    );
  };
  const problem = mistake ?? training.problem;
  return { start, problem, isPending: training.isPending };
};

function FixedRecipe({ recipe, choices }: { recipe: TrainingDraft; choices: TrainChoicesQuery }) {
  const vectors = choices.wordVectors.find(({ id }) => id === recipe.wordVectorsId);
  const encoder = choices.encoders.find(({ id }) => id === recipe.encoderId);
  return (
    <dl className={styles.recipe}>
      <dt>Recipe</dt>
      <dd>{recipe.recipeId}</dd>
      <dt>Subjects</dt>
      <dd>
        {formatConstant(recipe.selection)} of {recipe.scheme}
      </dd>
      <dt>Suggests for</dt>
      <dd>{describeSources(recipe.sources)}</dd>
      <dt>Target precision</dt>
      <dd>{describePromise(recipe)}</dd>
      {vectors && (
        <>
          <dt>Word vectors</dt>
          <dd>{vectors.name}</dd>
        </>
      )}
      {encoder && (
        <>
          <dt>Encoder</dt>
          <dd>{encoder.name}</dd>
        </>
      )}
      <dt>Parameters</dt>
      <dd>
        <pre>{recipe.parameters}</pre>
      </dd>
    </dl>
  );
}

export function TrainForm({ choices, initial }: Props) {
  const [recipe, setRecipe] = useState(initial);
  const { start, problem, isPending } = useTraining(recipe);
  const change = (changes: Partial<TrainingDraft>): void => setRecipe({ ...recipe, ...changes });
  return (
    <form onSubmit={start} className={styles.form}>
      <Panel title="Settings">
        {recipe.modelId ? (
          <FixedRecipe recipe={recipe} choices={choices} />
        ) : (
          <RecipeFields choices={choices} recipe={recipe} onChange={change} />
        )}
      </Panel>
      <TrainingCost recipe={recipe} />
      <ProblemNotice problem={problem} />
      <div>
        <Button type="submit" size="sm" loading={isPending} leftSection={<IconPlayerPlay size={16} />}>
          Start training
        </Button>
      </div>
    </form>
  );
}
