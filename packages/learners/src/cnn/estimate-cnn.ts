import type { CorpusSize } from '../recipes/recipe.js';
import { type CnnParameters, cnnParameters } from './parameters.js';
import { expectPasses, settleBySize, usualDimensions } from './settle.js';

/** What the fits of a network are expected to take. */
export interface CnnCost {
  /** Of finding out how many passes are best; 0 where they are given. */
  readonly settlingSeconds: number;
  /** Of one fit of all documents. */
  readonly fitSeconds: number;
  readonly megabytes: number;
}

const charactersPerWord = 6.5;
/** For a word, a filter and a number of the word's vector; and for an output of a filter and a subject: measured on PLOS and Reuters. */
const secondsPer = { product: 1.9e-11, output: 4e-9 };
/** Beside the passes, the texts are read, and scored for calibration. */
const passesBeside = 1;
/** Values with both moments, twice while a checkpoint is made. */
const bytesPerWeight = 24;
/** Words known in so many texts grow with the root of what is read (Heaps). */
const wordsPerRoot = 15;
const mostKnownWords = 100_000;

/** By the kernel that learns networks, which is the same on every machine; its twin in TypeScript takes far longer. */
export function estimateCnn(
  { documents, subjects, characters }: CorpusSize & { readonly characters: number },
  given: unknown,
  vectorDimensions: number | undefined,
): CnnCost {
  const parameters = cnnParameters.parse(given);
  const { widths } = settleBySize(parameters, documents);
  const dimensions = dimensionsOf(parameters, vectorDimensions);
  const words = Math.min(parameters.mostWords, characters / charactersPerWord / documents);
  const columns = widths.reduce((sum, width) => sum + width, 0) * parameters.filters;
  const outputs = widths.length * parameters.filters * subjects;
  const passSeconds = documents * (words * columns * dimensions * secondsPer.product + outputs * secondsPer.output);
  const { passes, tried } = expectPasses(parameters, documents);
  const known = Math.min(mostKnownWords, wordsPerRoot * Math.sqrt(words * documents));
  const projected = Math.min(known, parameters.batchDocuments * words) * columns * 4;
  const weights = (known + columns) * dimensions + outputs;
  return {
    settlingSeconds: passSeconds * tried,
    fitSeconds: passSeconds * (passes + passesBeside),
    megabytes: (weights * bytesPerWeight + projected + words * documents * 4) / 1e6,
  };
}

const dimensionsOf = ({ dimensions }: CnnParameters, ofVectors: number | undefined): number =>
  dimensions === 'auto' ? (ofVectors ?? usualDimensions) : dimensions;
