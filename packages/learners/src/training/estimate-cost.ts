import { fewSubjects, smallCorpus } from '../linear/settle.js';
import type { CorpusSize } from '../recipes/recipe.js';
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
  /** Its id. */
  readonly learner: string;
  readonly settings: number;
  readonly foldings: number;
  /** Whether all labels are in memory, so that documents are scored out of fold. */
  readonly isHeld: boolean;
  readonly isTested: boolean;
}

/** The one that holds all rows in memory; those that stream the documents take little of it, and were not fitted. */
const batchLearner = 'linear';
/** Fitted to measured trainings (docs/scale.md): seconds for a character in each fit, and for it and a subject. */
const secondsPer = { character: 4e-7, cell: 1.7e-9 };
/** Few documents of few subjects are learnt with pairs of words and runs of characters, too. */
const timesForCharacters = 6;
/** For a score: calibrating, choosing thresholds, measuring. */
const secondsPerScore = 4e-7;
/** A process without documents, then for each character, each score to calibrate by, and each of the test set. */
const megabytes = { process: 400, character: 6e-6, unseen: 16e-6, tested: 20e-6 };

/** The parts of the documents that are scored after a fit that keeps no folds, and the most of their scores. */
const sampledShare = 0.12;
const mostSampledCells = 2 ** 24;
/** Test documents for one that is learnt from: a fifth of all. */
const testedShare = 0.25;

/** Null where nothing is known of the texts' length, and for other learners than the batch learner. */
export function estimateCost(planned: PlannedTraining): TrainingCost | null {
  const { size, learner, isHeld, isTested } = planned;
  const { documents, subjects, characters } = size;
  if (learner !== batchLearner || characters === null) return null;
  const cells = documents * subjects;
  const unseen = isHeld ? cells : Math.min(cells * sampledShare, mostSampledCells);
  const tested = isTested ? cells * testedShare : 0;
  const read = characters * (isHeld ? countWholeFits(planned) : 1);
  return {
    documents,
    subjects,
    cpuSeconds:
      read * (secondsPer.character + subjects * secondsPer.cell) * (readsCharacters(planned) ? timesForCharacters : 1) +
      (unseen + tested) * secondsPerScore,
    megabytes:
      megabytes.process + characters * megabytes.character + unseen * megabytes.unseen + tested * megabytes.tested,
  };
}

const readsCharacters = ({ size: { documents, subjects } }: PlannedTraining): boolean =>
  documents <= smallCorpus && subjects <= fewSubjects;

/** All fits in documents of the corpus: those of the folds, one on what came before the last fifth, and that which stays. */
function countWholeFits({ size, settings, foldings }: PlannedTraining): number {
  const folds = countFolds(size.documents);
  return (settings + foldings - 1) * (folds - 1) + 0.8 + 1;
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
