import { heldOutShare } from '@classmark/evaluation';
import { estimateCnn } from '../cnn/estimate-cnn.js';
import { fewSubjects, smallCorpus } from '../linear/settle.js';
import type { CorpusSize, LearnerSetting } from '../recipes/recipe.js';
import { countFolds } from './out-of-fold.js';

/** What a training is expected to take, as a rule of thumb: it may be half or twice as much. */
export interface TrainingCost {
  readonly documents: number;
  readonly subjects: number;
  /** Of one ordinary core. */
  readonly cpuSeconds: number;
  /** The most memory at a time. */
  readonly megabytes: number;
}

/** What is known before the first fit. */
export interface PlannedTraining {
  readonly size: CorpusSize;
  readonly settings: readonly [LearnerSetting, ...LearnerSetting[]];
  readonly foldings: number;
  /** Numbers of the vectors of word vectors or an encoder, if there are any. */
  readonly vectorDimensions?: number | undefined;
  /** Whether all labels are in memory, so that documents are scored out of fold. */
  readonly isHeld: boolean;
  readonly isTested: boolean;
}

type CountedSize = CorpusSize & { readonly characters: number };

/** Fitted to measured trainings (docs/scale.md): seconds for a character in each fit, for it and a subject, and for a number of a document's vector and a subject. */
const secondsPer = { character: 4e-7, cell: 1.7e-9, number: 6e-9 };
/** Few documents of few subjects are learnt with pairs of words and runs of characters, too. */
const cellsForCharacters = 20;
/** For a score: calibrating, choosing thresholds, measuring. */
const secondsPerScore = 4e-7;
/** A process without documents, then for each character, each number of vectors, each score to calibrate by, and each of the test set. */
const megabytes = { process: 400, character: 6e-6, number: 12e-6, unseen: 16e-6, tested: 20e-6 };

/** The parts of the documents that are scored after a fit that keeps no folds, and the most of their scores. */
const sampledShare = 0.12;
const mostSampledCells = 2 ** 24;

/** Null where nothing is known of the texts' length, and for learners that were not measured. */
export function estimateCost(planned: PlannedTraining): TrainingCost | null {
  const { size, isHeld, isTested } = planned;
  const { documents, subjects, characters } = size;
  const fits = characters === null ? null : estimateFits(planned, { ...size, characters });
  if (fits === null) return null;
  const cells = documents * subjects;
  const unseen = isHeld ? cells : Math.min(cells * sampledShare, mostSampledCells);
  const tested = isTested ? cells * heldOutShare : 0;
  return {
    documents,
    subjects,
    cpuSeconds: fits.seconds + (unseen + tested) * secondsPerScore,
    megabytes: megabytes.process + fits.megabytes + unseen * megabytes.unseen + tested * megabytes.tested,
  };
}

interface FitsCost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** The batch learner holds all rows in memory, the network all words; those that stream the documents were not fitted. */
function estimateFits(planned: PlannedTraining, size: CountedSize): FitsCost | null {
  const { settings, vectorDimensions, isHeld } = planned;
  const [{ learner, parameters }] = settings;
  const fits = isHeld ? countWholeFits(planned) : 1;
  if (learner.id === 'linear') return estimateLinear(size, vectorDimensions ?? 0, fits);
  if (learner.id !== 'cnn') return null;
  const cnn = estimateCnn(size, parameters, vectorDimensions);
  return { seconds: cnn.settlingSeconds + fits * cnn.fitSeconds, megabytes: cnn.megabytes };
}

function estimateLinear({ documents, subjects, characters }: CountedSize, dimensions: number, fits: number): FitsCost {
  const cells = documents <= smallCorpus && subjects <= fewSubjects ? cellsForCharacters : 1;
  const ofText = characters * (secondsPer.character + subjects * secondsPer.cell * cells);
  const numbers = documents * dimensions;
  return {
    seconds: fits * (ofText + numbers * subjects * secondsPer.number),
    megabytes: characters * megabytes.character + numbers * megabytes.number,
  };
}

/** All fits in documents of the corpus: those of the folds, one on what came before the last fifth, and that which stays. */
function countWholeFits({ size, settings, foldings }: PlannedTraining): number {
  const folds = countFolds(size.documents);
  return (settings.length + foldings - 1) * (folds - 1) + 0.8 + 1;
}

const secondsPerMinute = 60;
const secondsPerHour = 3_600;

/** The estimate as a sentence for people. */
export function describeCost({ documents, subjects, cpuSeconds, megabytes: most }: TrainingCost): string {
  const counts = `${documents.toLocaleString('en')} documents and ${subjects.toLocaleString('en')} subjects`;
  return `Expected for ${counts}: about ${describeSeconds(cpuSeconds)} of one core, and ${describeMegabytes(most)} of memory.`;
}

function describeSeconds(seconds: number): string {
  if (seconds < secondsPerMinute) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 2 * secondsPerHour) return `${Math.round(seconds / secondsPerMinute)} min`;
  return `${Math.round(seconds / secondsPerHour)} h`;
}

const describeMegabytes = (amount: number): string =>
  amount < 1_000 ? `${Math.round(amount / 50) * 50} MB` : `${(amount / 1_000).toFixed(1)} GB`;

/** Whether it is worth saying to somebody who waits for it. */
export const isLarge = ({ cpuSeconds, megabytes: most }: TrainingCost): boolean =>
  cpuSeconds >= secondsPerMinute || most >= 1_000;
