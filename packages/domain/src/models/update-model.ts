import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { TrainingStore } from './train-model.js';

/** What an update goes on from: the newest version of a model that serves. */
export interface UpdateBase {
  readonly versionId: number;
  readonly number: number;
  /** The learner that it was trained by; null in versions of before that was noted. */
  readonly learner: string | null;
  /** Whether subjects that it was trained for have been merged or deleted since. */
  readonly lacksSubjects: boolean;
}

export interface UpdateStore extends Pick<TrainingStore, 'findModelSchemeId' | 'startTraining'> {
  /** Null where no version of the model serves. */
  findUpdateBase(modelId: number): Promise<UpdateBase | null>;
  /** Whether a curator has decided a subject of the version since it began to be trained. */
  hasNewDecisions(versionId: number): Promise<boolean>;
}

export interface UpdateModelPorts {
  readonly store: UpdateStore;
  /** Whether weights of this learner can learn on. */
  canLearnOn(learner: string): Promise<boolean>;
}

const updateSeed = 1;

/**
 * Starts a run that makes a new version of what serves by learning the decisions made since, in place of training anew.
 * Throws AppError CONFLICT where nothing serves, its learner cannot learn on, its subjects are not all there any more, or
 * nothing was decided since.
 */
export const updateModel = defineCommand({
  name: 'updateModel',
  leastRole: 'operator',
  input: z.strictObject({ modelId: z.int() }),
  async run({ store, canLearnOn }: UpdateModelPorts, actor, { modelId }) {
    if ((await store.findModelSchemeId(modelId)) === null) throw new AppError('NOT_FOUND', 'Model not found.');
    const base = await store.findUpdateBase(modelId);
    if (base === null)
      throw new AppError('CONFLICT', 'No version of this model is deployed. Train or deploy one first.');
    const { versionId, number, learner, lacksSubjects } = base;
    if (learner === null) {
      const message = `Version ${number} does not say by which learner it was trained, so it cannot be updated; train the model again.`;
      throw new AppError('CONFLICT', message);
    }
    if (!(await canLearnOn(learner))) {
      const message = `Version ${number} was trained by the learner "${learner}", which cannot update it; train the model again.`;
      throw new AppError('CONFLICT', message);
    }
    if (lacksSubjects) {
      const message = `Subjects of version ${number} were merged or deleted since it was trained; train the model again.`;
      throw new AppError('CONFLICT', message);
    }
    if (!(await store.hasNewDecisions(versionId))) {
      throw new AppError(
        'CONFLICT',
        `There are no decisions since version ${number} was trained. Review some suggestions first.`,
      );
    }
    return store.startTraining({ actor, model: { id: modelId }, seed: updateSeed, baseVersionId: versionId });
  },
});
