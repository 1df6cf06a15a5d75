import { losses } from '@classmark/linear';
import * as z from 'zod';
import { autoOrNumber, autoOrWholeNumber, oneOf, wholeNumber } from '../parameters.js';

export const linearParameters = z.strictObject({
  /** Terms are hashed into 2^bits columns. */
  bits: wholeNumber(10, 22).default(20),
  /** Words alone (1), or pairs of neighbours too (2). */
  maxWords: z.union([z.literal(1), z.literal(2)], 'must be 1 or 2').default(2),
  stopWords: oneOf(['none', 'english']).default('none'),
  /** Columns that occur in fewer documents are left out; auto: 1 up to 2,000 documents, else 2. */
  minDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  loss: oneOf(losses).default('modified-huber'),
  /** The weight of the data against the penalty on weights, L2 = 1 / (c × documents); auto: 16 for log, else 1. */
  c: autoOrNumber(0.001, 1_000).default('auto'),
  /** balanced: a positive counts as much as the negatives there are to it, from 1 to 20. */
  classWeights: oneOf(['none', 'balanced']).default('none'),
  /** Passes over the corpus; auto: about 50,000 document visits, from 1 to 10 passes. */
  passes: autoOrWholeNumber(1, 100).default('auto'),
  /** The first step's learning rate; auto: by loss and class weights. */
  rate: autoOrNumber(0.001, 100).default('auto'),
});

export type LinearParameters = z.infer<typeof linearParameters>;
