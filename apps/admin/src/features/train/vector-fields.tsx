import { Select } from '@mantine/core';
import type { TrainChoicesQuery } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';
import { encodingCost } from '../encoders/encoding-cost';
import { type TrainingDraft, takesEncoder, takesWordVectors } from './training-draft';

interface Props {
  choices: TrainChoicesQuery;
  recipe: TrainingDraft;
  onChange: (changes: Partial<TrainingDraft>) => void;
}

function keptBy(recipeId: string): string {
  return recipeId === 'auto' ? 'Used only if it clearly improves predictions on unseen documents. ' : '';
}

function WordVectors({ choices, recipe, onChange }: Props) {
  if (choices.wordVectors.length === 0 || !takesWordVectors(choices.recipes, recipe.recipeId)) return null;
  return (
    <Select
      label="Word vectors"
      placeholder="None"
      clearable
      clearButtonProps={{ 'aria-label': 'Train without word vectors' }}
      data={choices.wordVectors.map(({ id, name, words }) => ({
        value: id,
        label: `${name} (${formatCounted(words, 'word')})`,
      }))}
      value={recipe.wordVectorsId}
      onChange={(wordVectorsId) => onChange({ wordVectorsId, encoderId: null })}
      description={
        recipe.recipeId === 'auto' ? 'Used only if they clearly improve predictions on unseen documents.' : undefined
      }
    />
  );
}

function Encoder({ choices, recipe, onChange }: Props) {
  if (choices.encoders.length === 0 || !takesEncoder(choices.recipes, recipe.recipeId)) return null;
  const encoder = choices.encoders.find(({ id }) => id === recipe.encoderId);
  const documents = choices.schemes.find(({ name }) => name === recipe.scheme)?.documentCount ?? 0;
  return (
    <Select
      label="Encoder"
      placeholder="None"
      clearable
      clearButtonProps={{ 'aria-label': 'Train without an encoder' }}
      data={choices.encoders.map(({ id, name }) => ({ value: id, label: name }))}
      value={recipe.encoderId}
      onChange={(encoderId) => onChange({ encoderId, wordVectorsId: null })}
      description={`${keptBy(recipe.recipeId)}${encoder ? encodingCost(encoder, documents) : 'In place of word vectors.'}`}
    />
  );
}

/** What a model may be trained with beside the words of documents: word vectors or an encoder. */
export function VectorFields(props: Props) {
  return (
    <>
      <WordVectors {...props} />
      <Encoder {...props} />
    </>
  );
}
