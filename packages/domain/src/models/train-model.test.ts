import { ParameterError } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import type { Actor } from '../role.js';
import { type StartTraining, type TrainingStore, trainModel } from './train-model.js';

const operator: Actor = { kind: 'user', id: 1, name: 'Olga', role: 'operator' };
const curator: Actor = { kind: 'user', id: 2, name: 'Kim', role: 'curator' };
const recipes = {
  ids: ['linear-sgd', 'linear-tf'],
  defaultId: 'linear-sgd',
  takingVectors: ['linear-sgd'],
  takingEncoder: ['linear-sgd'],
  listImbalanceStrategies: () => [],
  async parseParameters(_recipe: string, parameters: unknown) {
    if (JSON.stringify(parameters).includes('-1')) throw new ParameterError('passes', 'must be at least 1', -1);
    return { passes: 5 };
  },
};

/** A store with one scheme (7), one model (3), and subjects 1 to 10. */
function createStore(overrides: Partial<TrainingStore> = {}) {
  const started: StartTraining[] = [];
  const store: TrainingStore = {
    findSchemeId: async (name) => (name === 'plos' ? 7 : null),
    findForeignSubjects: async (_scheme, ids) => ids.filter((id) => id > 10),
    findSources: async (names) => new Map(names.flatMap((name) => (name === 'journals' ? [[name, 4]] : []))),
    hasWordVectors: async (id) => id === 6,
    hasEncoder: async (id) => id === 8,
    hasModelNamed: async (name) => name === 'taken',
    findModelSchemeId: async (id) => (id === 3 ? 7 : null),
    hasLabels: async () => true,
    startTraining: async (training) => {
      started.push(training);
      return { runId: 1n };
    },
    ...overrides,
  };
  return { store, started };
}

async function train(input: object, overrides?: Partial<TrainingStore>, actor = operator) {
  const { store, started } = createStore(overrides);
  await execute(trainModel, { recipes, store }, actor, input);
  return started[0];
}

const fresh = { name: 'Roots', scheme: 'plos' };

describe('trainModel', () => {
  it('starts a run of a new model, defaults filled in', async () => {
    expect(await train(fresh)).toMatchObject({
      model: {
        name: 'Roots',
        schemeId: 7,
        recipe: 'linear-sgd',
        parameters: { passes: 5 },
        selection: 'roots',
        subjectIds: [],
        targetPrecision: 0.9,
        sourceIds: [],
      },
      seed: 1,
    });
  });

  it('makes a model that suggests for some sources alone', async () => {
    expect(await train({ ...fresh, sources: ['journals'] })).toMatchObject({ model: { sourceIds: [4] } });
  });

  it('makes a model that is trained with word vectors', async () => {
    expect(await train({ ...fresh, wordVectorsId: 6 })).toMatchObject({ model: { wordVectorsId: 6 } });
    expect(await train({ ...fresh, encoderId: 8 })).toMatchObject({ model: { encoderId: 8 } });
  });

  it('starts a run of a model there is', async () => {
    expect(await train({ modelId: 3, seed: 9, name: null })).toMatchObject({ model: { id: 3 }, seed: 9 });
  });

  it.each([
    ['an unknown scheme', { ...fresh, scheme: 'other' }, 'scheme', 'There is no scheme "other".'],
    ['an unknown source', { ...fresh, sources: ['journals', 'diaries'] }, 'sources.1', 'There is no source "diaries"'],
    ['an unknown recipe', { ...fresh, recipe: 'oracle' }, 'recipe', 'There is no recipe "oracle"'],
    ['an encoder that is gone', { ...fresh, encoderId: 5 }, 'encoderId', 'does not exist'],
    ['an encoder beside word vectors', { ...fresh, encoderId: 8, wordVectorsId: 6 }, 'encoderId', 'not with both'],
    [
      'an encoder for a recipe that takes none',
      { ...fresh, recipe: 'linear-tf', encoderId: 8 },
      'encoderId',
      'not for "linear-tf"',
    ],
    ['word vectors that are gone', { ...fresh, wordVectorsId: 5 }, 'wordVectorsId', 'do not exist'],
    [
      'word vectors where the recipe has no use for them',
      { ...fresh, recipe: 'linear-tf', wordVectorsId: 6 },
      'wordVectorsId',
      'Word vectors are for the recipes linear-sgd, not for "linear-tf".',
    ],
    ['a parameter out of range', { ...fresh, parameters: { passes: -1 } }, 'parameters.passes', 'at least 1; got -1'],
    ['a precision that is no target', { ...fresh, targetPrecision: 0.2 }, 'targetPrecision', '0.5'],
    ['no name', { scheme: 'plos' }, 'name', 'is missing'],
    ['a branch without its top', { ...fresh, selection: 'branch' }, 'subjectIds', 'takes one subject'],
    ['an empty list', { ...fresh, selection: 'list' }, 'subjectIds', 'at least one'],
    ['roots with a list', { ...fresh, subjectIds: [1] }, 'subjectIds', 'takes no subjects'],
    ['a foreign subject', { ...fresh, selection: 'list', subjectIds: [1, 11] }, 'subjectIds.1', 'not in the scheme'],
  ])('refuses %s, saying where and why', async (_name, input, path, message) => {
    await expect(train(input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path, message: expect.stringContaining(message) }],
    });
  });

  it('refuses a recipe for a model that has one', async () => {
    await expect(train({ modelId: 3, recipe: 'linear-sgd' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it.each([
    ['a name that is taken', { ...fresh, name: 'taken' }, {}, 'CONFLICT'],
    ['a model that is not there', { modelId: 4 }, {}, 'NOT_FOUND'],
    ['to train without any label', fresh, { hasLabels: async () => false }, 'NOTHING_TO_TRAIN'],
  ])('refuses %s', async (_name, input, overrides, code) => {
    await expect(train(input, overrides)).rejects.toMatchObject({ code });
  });

  it('needs an operator', async () => {
    await expect(train(fresh, {}, curator)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
