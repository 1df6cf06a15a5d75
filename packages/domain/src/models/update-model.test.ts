import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import type { StartTraining } from './train-model.js';
import { type UpdateBase, type UpdateStore, updateModel } from './update-model.js';

const operator = { kind: 'user', id: 1, name: 'ada', role: 'operator' } as const;

const served: UpdateBase = { versionId: 7, number: 3, learner: 'linear-sgd', lacksSubjects: false };

function ports({ base = served, isDecided = true }: Situation = {}) {
  const started: StartTraining[] = [];
  const store: UpdateStore = {
    findModelSchemeId: async (id) => (id === 1 ? 5 : null),
    findUpdateBase: async () => base,
    hasNewDecisions: async () => isDecided,
    startTraining: async (training) => ({ runId: BigInt(started.push(training)) }),
  };
  return { started, store, canLearnOn: async (learner: string) => learner === 'linear-sgd' };
}

interface Situation {
  readonly base?: UpdateBase | null;
  readonly isDecided?: boolean;
}

describe('updateModel', () => {
  it('starts a run that goes on from what serves', async () => {
    const { started, ...rest } = ports();
    expect(await execute(updateModel, rest, operator, { modelId: 1 })).toEqual({ runId: 1n });
    expect(started).toMatchObject([{ model: { id: 1 }, baseVersionId: 7 }]);
  });

  it.each([
    ['nothing serves', { base: null }, 'No version of this model is deployed'],
    ['the learner cannot learn on', { base: { ...served, learner: 'linear' } }, 'trained by the learner "linear"'],
    ['its learner was not noted', { base: { ...served, learner: null } }, 'does not say by which learner'],
    ['subjects are gone', { base: { ...served, lacksSubjects: true } }, 'were merged or deleted'],
    ['nothing was decided', { isDecided: false }, 'There are no decisions since version 3'],
  ])('is refused where %s', async (_name, situation, message) => {
    const { started, ...rest } = ports(situation);
    await expect(execute(updateModel, rest, operator, { modelId: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(message),
    });
    expect(started).toEqual([]);
  });

  it('is refused for a model that is not there, and to curators', async () => {
    await expect(execute(updateModel, ports(), operator, { modelId: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const curator = { ...operator, role: 'curator' } as const;
    await expect(execute(updateModel, ports(), curator, { modelId: 1 })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
