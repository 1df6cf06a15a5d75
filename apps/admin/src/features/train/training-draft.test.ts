import { describe, expect, it } from 'vitest';
import { costInputOf, initialDraft, inputOf, strategyOf, withStrategy } from './training-draft.js';

const model = {
  id: 'm1',
  name: 'Areas',
  recipe: 'linear-sgd',
  parameters: { loss: 'log' },
  selection: 'LEAVES' as const,
  targetPrecision: 0.8,
  promise: 'TOGETHER' as const,
  sources: ['archive'],
  scheme: { name: 'areas' },
  wordVectors: null,
  encoder: null,
};
const choices = {
  recipes: [
    {
      id: 'linear-sgd',
      parameterDefaults: { loss: 'hinge' },
      takesWordVectors: true,
      takesEncoder: true,
      imbalanceStrategies: [],
    },
  ],
  sources: [{ id: 'o1', name: 'archive', documentCount: 3 }],
  wordVectors: [],
  encoders: [],
  schemes: [{ id: 's1', name: 'areas', documentCount: 3, subjectCount: 2 }],
  models: [model],
};
const subject = { id: 'x', label: 'X', paths: ['/X'], sharesName: false, scheme: { name: 'areas' } };

describe('a recipe', () => {
  it('begins with the defaults of its recipe', () => {
    expect(initialDraft(choices, null)).toMatchObject({ scheme: 'areas', parameters: '{\n  "loss": "hinge"\n}' });
  });

  it('of a model that exists is not sent anew', () => {
    expect(inputOf(initialDraft(choices, model))).toEqual({ modelId: 'm1', seed: 1 });
  });

  it('sends subjects only where a branch or a list is chosen', () => {
    const recipe = { ...initialDraft(choices, null), name: 'New', subjects: [subject] };
    expect(inputOf(recipe)).toMatchObject({ selection: 'ROOTS', subjectIds: null });
    expect(inputOf({ ...recipe, selection: 'LIST' })).toMatchObject({ subjectIds: ['x'] });
  });

  it('has its cost asked for once the choice is whole, whatever its name', () => {
    const recipe = initialDraft(choices, null);
    expect(costInputOf(recipe)).toMatchObject({ scheme: 'areas', recipe: 'linear-sgd', subjectIds: null });
    expect(costInputOf(recipe)).not.toHaveProperty('name');
    expect(costInputOf(initialDraft(choices, model))).toEqual({ modelId: 'm1' });
    for (const part of [{ selection: 'LIST' as const }, { parameters: '{' }, { scheme: '' }]) {
      expect(costInputOf({ ...recipe, ...part })).toBeNull();
    }
  });

  it('promises its target for each subject until another promise is chosen', () => {
    const recipe = { ...initialDraft(choices, null), name: 'New' };
    expect(inputOf(recipe)).toMatchObject({ promise: 'EACH' });
    expect(inputOf({ ...recipe, promise: 'TOGETHER' })).toMatchObject({ promise: 'TOGETHER' });
    expect(initialDraft(choices, model).promise).toBe('TOGETHER');
  });

  it('suggests for all documents until sources are chosen', () => {
    const recipe = { ...initialDraft(choices, null), name: 'New' };
    expect(inputOf(recipe)).toMatchObject({ sources: [] });
    expect(inputOf({ ...recipe, sources: ['archive'] })).toMatchObject({ sources: ['archive'] });
  });

  it('of a model that exists shows what it suggests for', () => {
    expect(initialDraft(choices, model).sources).toEqual(['archive']);
  });

  it('tells its strategy against imbalance, and takes another', () => {
    const parameters = withStrategy('{ "c": 1, "imbalance": "none" }', 'smote');
    expect(strategyOf(parameters)).toBe('smote');
    expect(JSON.parse(parameters)).toEqual({ c: 1, imbalance: 'smote' });
  });

  it('has no strategy while its parameters are no JSON, and keeps them', () => {
    expect([strategyOf('{'), withStrategy('{', 'gan')]).toEqual([null, '{']);
  });

  it('whose parameters are no JSON is not sent', () => {
    expect(inputOf({ ...initialDraft(choices, null), parameters: '{' })).toBeNull();
  });
});
