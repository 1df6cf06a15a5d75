import { z } from 'zod';
import { featureParameters } from '../features/parameters.js';
import type { CharacterChoice } from '../features/settle-characters.js';
import { autoOrWholeNumber, numberWithin, wholeNumber } from '../parameters.js';

export const linearTfParameters = z.strictObject({
  ...featureParameters({ bits: 12, mostBits: 16, maxWords: 1 }),
  /** Passes over the corpus; auto: about 50,000 document visits, from 2 to 100 passes. */
  passes: autoOrWholeNumber(1, 300).default('auto'),
  /** Documents a step. */
  batchDocuments: wholeNumber(1, 1_024).default(32),
  /** Adam's step size. */
  learningRate: numberWithin(0.00001, 1).default(0.02),
});

export type LinearTfParameters = Omit<z.infer<typeof linearTfParameters>, 'characters'> & CharacterChoice;

/** With what was left to the corpus settled. */
export type SettledTfParameters = LinearTfParameters & { readonly minDocuments: number; readonly passes: number };
