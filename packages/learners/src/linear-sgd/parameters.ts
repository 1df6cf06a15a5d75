import { losses, optimisers, schedules } from '@classmark/linear';
import { z } from 'zod';
import { weightings } from '../features/hashed-model.js';
import { featureParameters } from '../features/parameters.js';
import type { CharacterChoice } from '../features/settle-characters.js';
import { autoOrNumber, autoOrWholeNumber, numberWithin, oneOf, trueOrFalse } from '../parameters.js';

export const linearParameters = z
  .strictObject({
    ...featureParameters({ bits: 19, mostBits: 22, maxWords: 2 }),
    /** What a term is worth; auto: tf-idf, or log-count where documents are many, which spares a pass to count. */
    weighting: oneOf(['auto', ...weightings]).default('auto'),
    /** Whether terms that share a column count with signs by their hash, so that they even out. */
    signedHash: trueOrFalse().default(false),
    loss: oneOf(losses).default('hinge'),
    penalty: oneOf(['l2', 'l1', 'elastic-net', 'none']).default('l2'),
    /** The share of L1 in the elastic net. */
    l1Ratio: numberWithin(0, 1).default(0.15),
    /** The weight of the data against the penalty, which is 1 / (c × documents); auto: by loss. */
    c: autoOrNumber(0.001, 10_000).default('auto'),
    /** Whether weights are means over the second half of the steps. */
    averaging: trueOrFalse().default(false),
    optimiser: oneOf(optimisers).default('sgd'),
    /** How the learning rate falls: to 0 with the last document, or with the root of the steps. */
    schedule: oneOf(schedules).default('linear'),
    /** The first step's learning rate; auto: by loss and class weights. */
    rate: autoOrNumber(0.001, 100).default('auto'),
    /** The intercepts' rate, as a share of the weights'. */
    interceptRate: numberWithin(0, 10).default(0.03),
    /** Passes over the corpus; auto: about 150,000 document visits, from 1 to 10 passes. */
    passes: autoOrWholeNumber(1, 100).default('auto'),
    /**
     * balanced: a positive counts as much as the negatives there are to it, from 1 to 20. undersample: of the negatives
     * only `negatives` to a positive are learnt, by chance, and the intercept is put right.
     */
    classWeights: oneOf(['none', 'balanced', 'undersample']).default('none'),
    negatives: numberWithin(0.1, 1_000).default(10),
    /**
     * Bytes of text that are learnt together, in random order; auto: 32 MiB of few documents, 8 MiB with
     * runs of characters, else 1 MiB.
     */
    blockBytes: autoOrWholeNumber(2 ** 16, 2 ** 28).default('auto'),
    /** Each subject keeps its largest weights, no more than so many; auto: as many as make 16 million of all subjects. */
    mostWeights: autoOrWholeNumber(1, 10_000_000).default('auto'),
    /** The learning rate of an update, as a share of the first step's. */
    updateRate: numberWithin(0.0001, 1).default(0.1),
    /** What share of each weight an update of one document forgets. */
    updateDecay: numberWithin(0, 0.1).default(0),
  })
  .refine(({ classWeights, loss }) => classWeights !== 'undersample' || loss === 'log', {
    path: ['classWeights'],
    message: 'must not be undersample unless the loss is log: only its intercept can be corrected',
  });

export type LinearParameters = Omit<z.infer<typeof linearParameters>, 'characters'> & CharacterChoice;

/** With what was left to the corpus settled. */
export type SettledParameters = LinearParameters & {
  readonly weighting: Exclude<LinearParameters['weighting'], 'auto'>;
  readonly minDocuments: number;
  readonly passes: number;
  readonly blockBytes: number;
};
