import { createRandom, type Random } from '@classmark/math';
import { type LabelMatrix, unknownLabel, yesLabel } from '../labels/label-matrix.js';

const resamples = 1000;
/** Of many documents fewer resamples do: so many documents are drawn in all, but at least 200 times all. */
const mostDraws = 4_000_000;
const fewestResamples = 200;

const givenFlag = 1;
const trueFlag = 2;

/** Each document's cells with a positive or a prediction: document d has entries `offsets[d]` to `offsets[d + 1]`. */
interface Outcomes {
  readonly offsets: Uint32Array;
  /** 4 × subject, plus `TRUE`, plus `GIVEN`. */
  readonly cells: Uint32Array;
}

function listOutcomes(truth: LabelMatrix, given: Uint8Array): Outcomes {
  const offsets = new Uint32Array(truth.documents + 1);
  const cells: number[] = [];
  for (let document = 0; document < truth.documents; document++) {
    const start = document * truth.subjects;
    for (let subject = 0; subject < truth.subjects; subject++) {
      const label = truth.cells[start + subject];
      if (label === unknownLabel) continue;
      const outcome = (label === yesLabel ? trueFlag : 0) + (given[start + subject] === 1 ? givenFlag : 0);
      if (outcome !== 0) cells.push(4 * subject + outcome);
    }
    offsets[document + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells) };
}

/** Draws as many documents as there are, with replacement, and counts each subject's outcomes by kind into `counts`. */
function resample({ offsets, cells }: Outcomes, random: Random, counts: Uint32Array): void {
  counts.fill(0);
  const documents = offsets.length - 1;
  for (let draw = 0; draw < documents; draw++) {
    const document = random.below(documents);
    const end = offsets[document + 1];
    for (let i = offsets[document]; i < end; i++) {
      const cell = cells[i];
      counts[cell] += 1;
    }
  }
}

/** Micro- and macro-F1 of counts `[subjects, outcomes]`. */
function averageF1(counts: Uint32Array): { micro: number; macro: number } {
  let [hits, errors, sum, withPositive] = [0, 0, 0, 0];
  for (let at = 0; at < counts.length; at += 4) {
    const tp = counts[at + trueFlag + givenFlag];
    const fn = counts[at + trueFlag];
    const wrong = fn + counts[at + givenFlag];
    hits += tp;
    errors += wrong;
    if (tp + fn === 0) continue;
    withPositive += 1;
    sum += (2 * tp) / (2 * tp + wrong);
  }
  const micro = hits === 0 ? 0 : (2 * hits) / (2 * hits + errors);
  return { micro, macro: withPositive === 0 ? 0 : sum / withPositive };
}

/** F1 on resamples of the documents, `[resamples]`. */
export interface ResampledF1 {
  readonly micro: Float64Array;
  /** Mean over the subjects with a positive. */
  readonly macro: Float64Array;
}

/** What is to be measured again and again. */
interface Side {
  readonly truth: LabelMatrix;
  /** `[documents, subjects]`, 1 where the subject was given. */
  readonly given: Uint8Array;
  readonly seed: number;
}

/**
 * Draws as many documents as there are, with replacement, again and again. The seed alone decides which: two sides of
 * the same documents are measured on the same ones.
 * @param measure is given counts `[subjects, outcomes]`, which are written anew each time
 */
function measureResamples<Figure>({ truth, given, seed }: Side, measure: (counts: Uint32Array) => Figure): Figure[] {
  const outcomes = listOutcomes(truth, given);
  const random = createRandom(seed);
  const affordable = Math.floor(mostDraws / Math.max(1, truth.documents));
  const times = Math.max(fewestResamples, Math.min(resamples, affordable));
  const counts = new Uint32Array(4 * truth.subjects);
  return Array.from({ length: times }, () => {
    resample(outcomes, random, counts);
    return measure(counts);
  });
}

/**
 * Micro- and macro-F1 on resamples of the documents.
 * @param given `[documents, subjects]`, 1 where the subject was given
 */
export function resampleF1(truth: LabelMatrix, given: Uint8Array, seed: number): ResampledF1 {
  const averages = measureResamples({ truth, given, seed }, averageF1);
  return {
    micro: Float64Array.from(averages, ({ micro }) => micro),
    macro: Float64Array.from(averages, ({ macro }) => macro),
  };
}

/**
 * Each subject's F1 on the same resamples, `[resamples][subjects]`; NaN where a resample has no document with it and none
 * that it was given to.
 * @param given `[documents, subjects]`, 1 where the subject was given
 */
export function resampleSubjectF1(truth: LabelMatrix, given: Uint8Array, seed: number): Float32Array[] {
  return measureResamples({ truth, given, seed }, (counts) => {
    const f1 = new Float32Array(truth.subjects);
    for (let subject = 0; subject < truth.subjects; subject++) {
      const tp = counts[4 * subject + trueFlag + givenFlag];
      f1[subject] = (2 * tp) / (2 * tp + counts[4 * subject + trueFlag] + counts[4 * subject + givenFlag]);
    }
    return f1;
  });
}
