import type { Chunk, Learner } from '@classmark/learner';
import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { createCnnLearner } from '../cnn/learner.js';
import { imbalanceStrategies } from '../imbalance/strategies.js';
import { linearLearner } from '../linear/learner.js';
import { linearSgdLearner } from '../linear-sgd/learner.js';
import { createLinearTfLearner } from '../linear-tf/learner.js';
import { loadRecipe } from '../recipes/load-recipe.js';
import type { Recipe } from '../recipes/recipe.js';
import { type TextFor, withoutBlanks } from '../testing/kinds-of-words.js';
import { trainClassifiers } from './train-classifiers.js';

/** What a fit was given, and of how many documents. */
interface Given {
  readonly learner: string;
  readonly parameters: unknown;
  readonly documents: number;
}

/** The learner's own settings, without its arithmetic: notes what each fit is given, and what it would settle itself. */
function noteFits(learner: Learner, given: Given[]): Learner {
  return {
    ...learner,
    parseParameters: (input) => learner.parseParameters(input),
    settle: (...task) => learner.settle(...task),
    fit: async (corpus, subjects, parameters, context) => {
      let documents = 0;
      for await (const chunk of corpus()) documents += chunk.documents.length;
      const settled = await learner.settle(corpus, subjects, parameters, context);
      given.push({ learner: learner.id, parameters: settled, documents });
      return subjects;
    },
    countWords: () => ({ all: 0, known: 0 }),
    decide: (subjects, documents) => new Float64Array(documents.length * Number(subjects)),
  };
}

function noteRecipe(recipe: Recipe, given: Given[]): Recipe {
  return {
    ...recipe,
    listSettings: async (size) => {
      const [first, ...others] = await recipe.listSettings(size);
      const note = ({ learner, parameters }: typeof first) => ({ learner: noteFits(learner, given), parameters });
      return [note(first), ...others.map(note)];
    },
  };
}

const short = Array.from({ length: 9 }, (_, i) => `sea ${i}`);
const plain: TextFor = (_subject, random) => short[random.below(9)] ?? '';

async function trainOn(recipe: Recipe, documents: number, subjects = 3, textFor = plain): Promise<Given[]> {
  const given: Given[] = [];
  const random = createRandom(7);
  const chunk: Chunk = {
    documents: Array.from({ length: documents }, (_, i) => ({
      ...{ id: `${i}`, title: `${i}`, text: textFor(i % subjects, random) },
    })),
    labels: Array.from({ length: documents }, (_, i) => ({ yes: Uint32Array.of(i % subjects), no: 'rest' })),
  };
  await trainClassifiers({
    recipe: noteRecipe(recipe, given),
    subjects: Array.from({ length: subjects }, (_, i) => `subject ${i}`),
    training: () => [chunk],
    ...{ targetPrecision: 0.9, seed: 1, signal: new AbortController().signal, onProgress: () => {} },
  });
  return given;
}

/** Fits of the whole and of parts of it, of which each was given one of the settings tried. */
async function expectSettledOnce(recipe: Recipe, given: readonly Given[], documents: number): Promise<void> {
  const { length: tried } = await recipe.listSettings({ documents, subjects: 3, characters: 1 });
  const distinct = new Set(given.map(({ learner, parameters }) => JSON.stringify([learner, parameters])));
  expect(distinct.size).toBe(tried);
  expect(new Set(given.map((own) => own.documents)).size).toBeGreaterThan(1);
  expect(given.at(-1)?.documents).toBe(documents);
}

/** Sizes around a number at which a choice changes: the whole is larger, and the part that a fit sees is not. */
const around = (limit: number): number[] => [limit + 1, Math.ceil(1.25 * limit)];
const sizes = [30, 1_000, 2_000, 20_000, 30_000, 50_000].flatMap(around);

const only = (learner: Learner, input: object = {}): Recipe => ({
  listSettings: async () => [{ learner, parameters: learner.parseParameters(input) }],
  f1Rule: 'calibrated',
});
const noBackend = async (): Promise<never> => {
  throw new Error('not fitted here');
};
const wordVectors = { words: ['sea'], dimensions: 2, vectors: Float32Array.of(1, 0) };
const encoder = { sha256: 'e', dimensions: 8 };

describe.each([
  ['linear', async () => only(linearLearner)],
  ['linear-sgd', async () => only(linearSgdLearner)],
  ['linear-tf', async () => only(createLinearTfLearner(noBackend))],
  ['cnn', async () => only(createCnnLearner(), { passes: 1 })],
  ['auto', async () => loadRecipe('auto', {})],
  ['write-up', async () => loadRecipe('write-up', {})],
] as const)('all fits of a training by %s', (_name, load) => {
  it.each(sizes)('are given the same where it learns from %d documents', async (documents) => {
    const recipe = await load();
    await expectSettledOnce(recipe, await trainOn(recipe, documents), documents);
  });

  it('are given the same where subjects are about as many as few', async () => {
    for (const subjects of [200, 201]) {
      const given = await trainOn(await load(), 400, subjects);
      expect(new Set(given.map(({ parameters }) => JSON.stringify(parameters))).size).toBeLessThanOrEqual(2);
    }
  });
});

describe.each([
  ...imbalanceStrategies.map(
    (imbalance) => [`linear against imbalance by ${imbalance}`, 'linear', { imbalance }, {}] as const,
  ),
  ['linear with word vectors', 'linear', {}, { wordVectors }],
  ['linear with an encoder', 'linear', {}, { encoder }],
  ['cnn with word vectors', 'cnn', { passes: 1 }, { wordVectors }],
  ['auto with word vectors', 'auto', {}, { wordVectors }],
  ['auto with an encoder', 'auto', {}, { encoder }],
] as const)('all fits of a training by %s', (_name, id, parameters, backends) => {
  it.each(around(2_000))('are given the same where it learns from %d documents', async (documents) => {
    const recipe = await loadRecipe(id, parameters, backends);
    await expectSettledOnce(recipe, await trainOn(recipe, documents), documents);
  });
});

describe.each([
  ['linear', 2_000, { characterWeight: 1 }, only(linearLearner)],
  ['linear-sgd', 1_000, { characters: 'runs' }, only(linearSgdLearner)],
  ['linear-tf', 1_000, { characters: 'runs' }, only(createLinearTfLearner(noBackend))],
] as const)('all fits of a training by %s from text without blanks', (_name, limit, settled, recipe) => {
  it.each(around(limit))('have characters where it learns from %d documents', async (documents) => {
    const given = await trainOn(recipe, documents, 3, withoutBlanks);
    await expectSettledOnce(recipe, given, documents);
    expect(given[0]?.parameters).toMatchObject(settled);
  });
});

it('all fits of a training by auto are by the learner for the whole, where parts of it have fewer characters than fit in memory', async () => {
  const text = 'sea '.repeat(2 ** 12);
  const documents = 2 ** 11 + 100;
  const given = await trainOn(await loadRecipe('auto', {}), documents, 3, () => text);
  expect(new Set(given.map(({ learner }) => learner))).toEqual(new Set(['linear-sgd']));
  expect(given[0]?.documents).toBeLessThan(2 ** 11);
  expect(new Set(given.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(1);
});
