import { ParameterError } from '@classmark/learner';
import { learnerIds, loadRecipe } from '@classmark/learners';
import { describe, expect, it } from 'vitest';

describe.each(['auto', 'write-up'] as const)('the recipe %s', (id) => {
  it('refuses any parameter by name, rule and value', async () => {
    const refusal = new ParameterError('c', `is not a parameter of "${id}", which chooses its own`, 1);
    await expect(loadRecipe(id, { c: 1 })).rejects.toThrow(refusal);
  });
});

describe.each(learnerIds)('the recipe %s', (id) => {
  it('refuses what its learner refuses', async () => {
    const refusal = new ParameterError('colour', 'is not a parameter of this learner', 'red');
    await expect(loadRecipe(id, { colour: 'red' })).rejects.toThrow(refusal);
  });
});
