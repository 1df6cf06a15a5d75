import { type Corpus, ParameterError, type SettleContext } from '@classmark/learner';
import { createRandom, shuffle } from '@classmark/math';
import type { HashedVectors } from '../vectors/vector-model.js';
import { NetworkFit } from './network-fit.js';
import type { CnnParameters, SettledCnnParameters } from './parameters.js';
import { keepKnown, type ReadTexts, readTexts } from './read-texts.js';

export const usualDimensions = 128;
const fewDocuments = 2_000;
/** Of so few documents a tenth tells nothing. */
const fewestToTry = 30;
const passesOfFew = 20;
/** The more documents, the fewer passes are tried. */
const documentVisits = 100_000;
const [fewestTried, mostTried] = [10, 60];
/** Passes of a small corpus are few steps, those of a large one are many: patience lasts for so many passes, too. */
const patientPasses = 4;
/** What a pass must lower the loss by to count as better, as a share of it. */
const leastGain = 0.001;
/** After so many passes and steps a network is usually at its best. */
const [usualPasses, usualSteps] = [11, 220];

/** Settles what is left to the corpus: most by its size, passes by early stopping on a tenth of the documents. */
export async function settleCnn(
  corpus: Corpus,
  task: { readonly subjects: number; readonly vectors: HashedVectors | null },
  parameters: CnnParameters,
  context: SettleContext,
): Promise<SettledCnnParameters> {
  const dimensions = chooseDimensions(parameters, task.vectors);
  const { widths, learningRate, minDocuments, passes } = parameters;
  if (widths !== 'auto' && learningRate !== 'auto' && minDocuments !== 'auto' && passes !== 'auto') {
    return { ...parameters, dimensions, widths, learningRate, minDocuments, passes };
  }
  const read = await readTexts(corpus, context);
  const settled = { ...parameters, dimensions, ...settleBySize(parameters, read.texts.length) };
  return { ...settled, passes: passes === 'auto' ? await findPasses(read, { ...task, settled }, context) : passes };
}

export function settleBySize({ widths, learningRate, minDocuments }: CnnParameters, documents: number) {
  const areFew = documents <= fewDocuments;
  return {
    widths: widths === 'auto' ? (areFew ? [1, 2, 3] : [3, 4, 5]) : widths,
    learningRate: learningRate === 'auto' ? (areFew ? 0.003 : 0.001) : learningRate,
    minDocuments: minDocuments === 'auto' ? (documents < fewestToTry ? 1 : 2) : minDocuments,
  };
}

function chooseDimensions({ dimensions }: CnnParameters, vectors: HashedVectors | null): number {
  if (vectors === null) return dimensions === 'auto' ? usualDimensions : dimensions;
  if (dimensions === 'auto' || dimensions === vectors.dimensions) return vectors.dimensions;
  throw new ParameterError('dimensions', `must be "auto" or ${vectors.dimensions}, as of the word vectors`, dimensions);
}

interface Trial {
  readonly subjects: number;
  readonly vectors: HashedVectors | null;
  readonly settled: Omit<SettledCnnParameters, 'passes'>;
}

/** How many passes are tried at most, how many usually are best, and how many that are no better end it. */
function planTrial(
  { batchDocuments, patience }: Pick<CnnParameters, 'batchDocuments' | 'patience'>,
  documents: number,
): { readonly most: number; readonly usual: number; readonly patience: number } {
  const stepsOfPass = Math.ceil((documents - Math.ceil(documents / 10)) / batchDocuments);
  const most = Math.min(mostTried, Math.max(fewestTried, Math.ceil(documentVisits / documents)));
  return {
    most,
    usual: Math.min(most, Math.max(usualPasses, Math.ceil(usualSteps / stepsOfPass))),
    patience: Math.max(patientPasses, Math.ceil(patience / stepsOfPass)),
  };
}

/** The passes that a fit is expected to make, and those over all documents that are tried to find out how many. */
export function expectPasses(
  parameters: Pick<CnnParameters, 'passes' | 'batchDocuments' | 'patience'>,
  documents: number,
): { readonly passes: number; readonly tried: number } {
  if (parameters.passes !== 'auto') return { passes: parameters.passes, tried: 0 };
  if (documents < fewestToTry) return { passes: passesOfFew, tried: 0 };
  const { most, usual, patience } = planTrial(parameters, documents);
  return { passes: usual, tried: 0.9 * Math.min(most, usual + patience) };
}

/** After which pass over nine tenths of the documents the calibrated loss of the last tenth was least. */
async function findPasses(read: ReadTexts, trial: Trial, context: SettleContext): Promise<number> {
  const documents = read.texts.length;
  if (documents < fewestToTry) return passesOfFew;
  const { subjects, vectors, settled: parameters } = trial;
  const order = Uint32Array.from(read.texts.keys());
  shuffle(order, createRandom(context.seed));
  const [held, learnt] = [order.slice(0, Math.ceil(documents / 10)), order.slice(Math.ceil(documents / 10))];
  const known = keepKnown(read, parameters.minDocuments, parameters.mostWords);
  const fit = new NetworkFit({ known, subjects, parameters, vectors, ...context }, learnt);
  const { most, usual, patience } = planTrial(parameters, documents);
  let best = { passes: 1, loss: Number.POSITIVE_INFINITY };
  for (let round = 0; round < most; round++) {
    const passes = Math.min(most, Math.max(usual, best.passes) + patience);
    await fit.learnPass(round, 0, (done, loss) =>
      context.onProgress?.({
        ...({ phase: 'fit', pass: round + 1, passes, chunk: 0, loss } as const),
        done: round * learnt.length + done,
        total: passes * learnt.length,
      }),
    );
    const loss = await fit.measureCalibrated(held);
    if (loss < best.loss * (1 - leastGain)) best = { passes: round + 1, loss };
    if (round + 1 - best.passes >= patience) break;
  }
  return best.passes;
}
