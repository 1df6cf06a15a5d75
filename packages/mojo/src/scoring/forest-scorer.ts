import { ForestWalker } from '../forest/walk-forest.js';
import type { DrfModel, GbmModel, IsolationForestModel } from '../model/model.js';
import { calibrateRows } from './calibrate.js';
import { chooseLabels, correctBalance } from './choose-labels.js';
import { forestMean } from './links.js';
import type { InputRows, ScoredRows, Scorer } from './scorer.js';
import { softmaxRows } from './softmax.js';

const calibratedNames = ['cal0', 'cal1'] as const;

/** Turns sums into what the model answers: `values` hold the sums of the trees on entry. */
type Finish = (rows: InputRows, values: readonly Float64Array[]) => void;

/** A forest whose sums become probabilities of classes, or one value. */
function createScorer(model: GbmModel | DrfModel, finish: Finish): Scorer {
  const walker = new ForestWalker(model.trees);
  const { classCount, calibration } = model;
  const classifies = classCount > 1;
  const names = classifies ? Array.from({ length: classCount }, (_, k) => `p${k}`) : ['value'];
  return {
    outputs: calibration === null ? names : [...names, ...calibratedNames],
    labels: classifies ? (model.response?.levels ?? null) : null,
    hasIndex: classifies,
    score(rows, scores) {
      const values = scores.values.slice(0, names.length);
      for (const sums of values) sums.fill(0, 0, rows.count);
      walker.addTo(values, rows.columns, rows.count);
      finish(rows, values);
      if (!classifies) return;
      correctBalance(model, values, rows.count);
      chooseLabels(model, rows, scores, 'drawn');
      if (calibration !== null) calibrateRows(calibration, scores.values, rows.count);
    },
  };
}

/** `sum + initial score + offset`, in that order. */
function addStart({ initialScore }: GbmModel, { count, offsets }: InputRows, sums: Float64Array): void {
  for (let r = 0; r < count; r++) sums[r] += initialScore;
  if (offsets !== null) for (let r = 0; r < count; r++) sums[r] += offsets[r];
}

function finishGbm(model: GbmModel): Finish {
  const mean = forestMean(model.link);
  if (model.distribution === 'multinomial') {
    return (rows, values) => {
      if (values.length === 2) {
        addStart(model, rows, values[0]);
        for (let r = 0; r < rows.count; r++) values[1][r] = -values[0][r];
      }
      softmaxRows(values, rows.count);
    };
  }
  return (rows, [first, second]) => {
    addStart(model, rows, first);
    for (let r = 0; r < rows.count; r++) first[r] = mean(first[r]);
    if (model.classCount === 1) return;
    for (let r = 0; r < rows.count; r++) {
      second[r] = first[r];
      first[r] = 1 - second[r];
    }
  };
}

export const createGbmScorer = (model: GbmModel): Scorer => createScorer(model, finishGbm(model));

/** Divides each row's values by their sum, where that is positive. */
function normalizeRows({ count }: InputRows, values: readonly Float64Array[]): void {
  for (let r = 0; r < count; r++) {
    let sum = 0;
    for (const value of values) sum += value[r];
    if (sum > 0) for (const value of values) value[r] /= sum;
  }
}

function finishDrf(model: DrfModel): Finish {
  const { groupCount } = model.trees;
  if (model.classCount > 2 || (model.classCount === 2 && model.hasDoubleTrees)) return normalizeRows;
  return ({ count }, [first, second]) => {
    for (let r = 0; r < count; r++) first[r] /= groupCount;
    if (model.classCount === 2) for (let r = 0; r < count; r++) second[r] = 1 - first[r];
  };
}

export const createDrfScorer = (model: DrfModel): Scorer => createScorer(model, finishDrf(model));

export function createIsolationForestScorer(model: IsolationForestModel): Scorer {
  const walker = new ForestWalker(model.trees);
  const { minPathLength: least, maxPathLength: most, flagsAnomalies, defaultThreshold } = model;
  const finish = (count: number, { values }: ScoredRows): void => {
    const [scores, lengths] = values.slice(-2);
    for (let r = 0; r < count; r++) {
      scores[r] = most > least ? (most - lengths[r]) / (most - least) : 1;
      lengths[r] /= model.trees.groupCount;
      if (flagsAnomalies) values[0][r] = scores[r] > defaultThreshold ? 1 : 0;
    }
  };
  return {
    outputs: flagsAnomalies ? ['predict', 'score', 'mean_length'] : ['predict', 'mean_length'],
    labels: null,
    hasIndex: false,
    score(rows, scores) {
      const lengths = scores.values.slice(-1);
      lengths[0].fill(0, 0, rows.count);
      walker.addTo(lengths, rows.columns, rows.count);
      finish(rows.count, scores);
    },
  };
}
