import { ForestWalker } from '../forest/walk-forest.js';
import type { XgboostModel } from '../model/model.js';
import { calibrateRows } from './calibrate.js';
import { chooseLabels } from './choose-labels.js';
import { type InputRows, type ScoredRows, type Scorer, Scratch } from './scorer.js';

/** `[slots][count]`: a 1 in the slot of each level, then the numbers in float32. */
function fillSlots({ blocks, isSparse }: XgboostModel, rows: InputRows, slots: readonly Float64Array[]): void {
  const { categoricalCount, numericCount, offsets } = blocks;
  const empty = isSparse ? Number.NaN : 0;
  for (let i = 0; i < categoricalCount; i++) {
    for (let slot = offsets[i]; slot < offsets[i + 1]; slot++) slots[slot].fill(empty);
    const last = offsets[i + 1] - 1;
    const column = rows.columns[i];
    for (let r = 0; r < rows.count; r++) {
      const slot = Number.isNaN(column[r]) ? last : Math.min(Math.trunc(column[r]) + offsets[i], last);
      if (slot >= 0) slots[slot][r] = 1;
    }
  }
  for (let j = 0; j < numericCount; j++) {
    const column = rows.columns[categoricalCount + j];
    const slot = slots[offsets[categoricalCount] + j];
    for (let r = 0; r < rows.count; r++) {
      const value = Math.fround(column[r]);
      slot[r] = isSparse && value === 0 ? Number.NaN : value;
    }
  }
}

/** XGBoost computes in float32. */
const { fround } = Math;

function finishBinomial([first, second]: readonly Float64Array[], count: number): void {
  for (let r = 0; r < count; r++) {
    second[r] = fround(1 / (1 + Math.exp(-first[r])));
    first[r] = fround(1 - second[r]);
  }
}

function finishMultinomial(values: readonly Float64Array[], count: number): void {
  for (let r = 0; r < count; r++) {
    let greatest = values[0][r];
    for (const margin of values) greatest = Math.max(greatest, margin[r]);
    let sum = 0;
    for (const margin of values) {
      margin[r] = fround(Math.exp(fround(margin[r] - greatest)));
      sum = fround(sum + margin[r]);
    }
    for (const margin of values) margin[r] = fround(margin[r] / sum);
  }
}

/** What every row starts from. */
function startOf({ objective, baseScore }: XgboostModel): number {
  return objective === 'binary:logistic' ? fround(-Math.log(1 / baseScore - 1)) : baseScore;
}

function finish(model: XgboostModel, values: readonly Float64Array[], count: number): void {
  const start = startOf(model);
  for (const sums of values) for (let r = 0; r < count; r++) sums[r] = fround(sums[r] + start);
  if (model.classCount === 2) finishBinomial(values, count);
  else if (model.classCount > 2) finishMultinomial(values, count);
}

export function createXgboostScorer(model: XgboostModel): Scorer {
  const { classCount, calibration, trees } = model;
  const walker = new ForestWalker(trees, true);
  const scratch = new Scratch();
  const slotCount = trees.levelCounts.length;
  const classifies = classCount > 1;
  const names = classifies ? Array.from({ length: classCount }, (_, k) => `p${k}`) : ['value'];
  const score = (rows: InputRows, scores: ScoredRows): void => {
    const { count } = rows;
    const room = scratch.take(slotCount * count);
    const slots = Array.from({ length: slotCount }, (_, s) => room.subarray(s * count, (s + 1) * count));
    fillSlots(model, rows, slots);
    const values = scores.values.slice(0, names.length);
    for (const sums of values) sums.fill(0, 0, count);
    walker.addTo(values, slots, count);
    finish(model, values, count);
    if (classifies) chooseLabels(model, rows, scores, 'drawn');
    if (calibration !== null) calibrateRows(calibration, scores.values, count);
  };
  return {
    outputs: calibration === null ? names : [...names, 'cal0', 'cal1'],
    labels: classifies ? (model.response?.levels ?? null) : null,
    hasIndex: classifies,
    score,
  };
}
