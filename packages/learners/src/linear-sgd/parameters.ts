import { losses } from '@classmark/linear';
import * as z from 'zod';
import { featureParameters } from '../features/parameters.js';
import { autoOrNumber, autoOrWholeNumber, oneOf } from '../parameters.js';

export const linearParameters = z.strictObject({
  ...featureParameters({ bits: 20, mostBits: 22, maxWords: 2 }),
  loss: oneOf(losses).default('modified-huber'),
  /** The weight of the data against the penalty on weights, L2 = 1 / (c × documents); auto: 64 for log, else 1. */
  c: autoOrNumber(0.001, 1_000).default('auto'),
  /** balanced: a positive counts as much as the negatives there are to it, from 1 to 20. */
  classWeights: oneOf(['none', 'balanced']).default('none'),
  /** Passes over the corpus; auto: about 80,000 document visits, from 1 to 10 passes. */
  passes: autoOrWholeNumber(1, 100).default('auto'),
  /** The first step's learning rate; auto: by loss and class weights. */
  rate: autoOrNumber(0.001, 100).default('auto'),
});

export type LinearParameters = z.infer<typeof linearParameters>;
