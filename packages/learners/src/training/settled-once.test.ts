import type { Chunk, Learner } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { createCnnLearner } from '../cnn/learner.js';
import { linearLearner } from '../linear/learner.js';
import { linearSgdLearner } from '../linear-sgd/learner.js';
import { createLinearTfLearner } from '../linear-tf/learner.js';
import { listAutoSettings } from '../recipes/auto.js';
import { loadRecipe } from '../recipes/load-recipe.js';
import type { Recipe } from '../recipes/recipe.js';
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

async function trainOn(recipe: Recipe, documents: number, subjects: number): Promise<Given[]> {
  const given: Given[] = [];
  const chunk: Chunk = {
    documents: Array.from({ length: documents }, (_, i) => ({ id: `${i}`, title: `${i}`, text: short[i % 9] })),
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

/** Of each number at which a choice changes: the whole is larger, and the part that a fit sees is not. */
const limits = [2_000, 20_000, 30_000, 50_000];
const sizes = limits.flatMap((limit) => [limit + 1, Math.ceil(1.25 * limit)]);

const only = (learner: Learner, input: object = {}): Recipe => ({
  listSettings: async () => [{ learner, parameters: learner.parseParameters(input) }],
  cut: 'calibrated',
});
const noBackend = async (): Promise<never> => {
  throw new Error('not fitted here');
};

describe.each([
  ['linear', async () => only(linearLearner)],
  ['linear-sgd', async () => only(linearSgdLearner)],
  ['linear-tf', async () => only(createLinearTfLearner(noBackend))],
  ['cnn', async () => only(createCnnLearner(), { passes: 1 })],
  ['auto', async () => loadRecipe('auto', {})],
  ['write-up', async () => loadRecipe('write-up', {})],
] as const)('all fits of a training by %s', (name, recipe) => {
  it.each(sizes)('are given the same where it learns from %d documents', async (documents) => {
    const given = await trainOn(await recipe(), documents, 3);
    expect(new Set(given.map((own) => own.documents)).size).toBeGreaterThan(1);
    const tried = name === 'auto' ? (await listAutoSettings({ documents, subjects: 3, characters: 1 })).length : 1;
    const distinct = new Set(given.map(({ learner, parameters }) => JSON.stringify([learner, parameters])));
    expect(distinct.size).toBe(tried);
    expect(given.at(-1)?.documents).toBe(documents);
  });

  it('are given the same where subjects are about as many as few', async () => {
    for (const subjects of [200, 201]) {
      const given = await trainOn(await recipe(), 400, subjects);
      expect(new Set(given.map(({ parameters }) => JSON.stringify(parameters))).size).toBeLessThanOrEqual(2);
    }
  });
});
