import { z } from 'zod';
import { autoOrNumber, autoOrWholeNumber, numberWithin, oneOf, wholeNumber } from '../parameters.js';

const widthsRule = 'must be "auto" or one to eight whole numbers from 1 to 10';
const filtersRule = 'must be a multiple of 8 from 8 to 1024';

function areWidths(value: unknown): boolean {
  if (value === 'auto') return true;
  if (!Array.isArray(value) || value.length < 1 || value.length > 8) return false;
  return value.every((width: unknown) => Number.isInteger(width) && Number(width) >= 1 && Number(width) <= 10);
}

export const cnnParameters = z.strictObject({
  /** Numbers of a word's vector; auto: as many as the word vectors that training is given, else 128. */
  dimensions: autoOrWholeNumber(1, 1_024).default('auto'),
  /** How many words the windows of filters hold; auto: 1, 2 and 3 in a small corpus, where few runs of words recur, else 3, 4 and 5. */
  widths: z.custom<'auto' | readonly number[]>(areWidths, widthsRule).default('auto'),
  /** Filters of each width. */
  filters: wholeNumber(8, 1_024, filtersRule).multipleOf(8, filtersRule).default(128),
  /** The share of what filters found that a step does not see. */
  dropout: numberWithin(0, 0.9).default(0.5),
  /** Whether given word vectors are learnt further with the filters, or stay as they are. */
  wordVectors: oneOf(['fine-tuned', 'static']).default('fine-tuned'),
  /** Words that occur in fewer documents are not seen; auto: 1 in a tiny corpus, else 2. */
  minDocuments: autoOrWholeNumber(1, 1_000).default('auto'),
  /** Words of a document that are read, title first. */
  mostWords: wholeNumber(10, 5_000).default(400),
  /** Passes over the corpus; auto: as many as were best for a tenth of the documents, which were not learnt meanwhile. */
  passes: autoOrWholeNumber(1, 300).default('auto'),
  /** Steps that are no better before auto stops, and four passes at least. */
  patience: wholeNumber(1, 10_000).default(100),
  /** Documents a step. */
  batchDocuments: wholeNumber(1, 1_024).default(32),
  /** Adam's step size; auto: .003 in a small corpus, which has few steps, else .001. */
  learningRate: autoOrNumber(0.00001, 1).default('auto'),
  /** balanced: a positive counts as much as the negatives there are to it, to this power; 0: all cells count alike. */
  balance: numberWithin(0, 1).default(0),
});

export type CnnParameters = z.infer<typeof cnnParameters>;

/** With what was left to the corpus settled. */
export type SettledCnnParameters = CnnParameters & {
  readonly dimensions: number;
  readonly widths: readonly number[];
  readonly learningRate: number;
  readonly minDocuments: number;
  readonly passes: number;
};
