import type { Activation, DeepLearningModel, DenseLayer, InputBlocks } from '../model/model.js';
import { chooseLabels, correctBalance } from './choose-labels.js';
import { cappedExp } from './links.js';
import { failureOf, type InputRows, type ScoredRows, type Scorer } from './scorer.js';
import { softmaxRows } from './softmax.js';

const notANumber = failureOf('RuntimeException');

/** The slot of a categorical value, -1 where it has none. */
function slotOf({ offsets, usesAllLevels }: InputBlocks, i: number, value: number): number {
  const last = offsets[i + 1] - 1;
  if (Number.isNaN(value)) return last;
  const level = Math.trunc(value) - (usesAllLevels ? 0 : 1);
  return level < 0 ? -1 : Math.min(level + offsets[i], last);
}

/** One row as the network sees it: a 1 in the slot of each level, then the standardised numbers. */
function fillSlots(model: DeepLearningModel, { columns }: InputRows, row: number, slots: Float64Array): void {
  const { blocks, standardization } = model;
  const { categoricalCount, numericCount, offsets } = blocks;
  slots.fill(0);
  for (let i = 0; i < categoricalCount; i++) {
    const slot = slotOf(blocks, i, columns[i][row]);
    if (slot >= 0) slots[slot] = 1;
  }
  for (let j = 0; j < numericCount; j++) {
    let value = columns[categoricalCount + j][row];
    if (standardization !== null) value = (value - standardization.shift[j]) * standardization.factor[j];
    slots[offsets[categoricalCount] + j] = Number.isNaN(value) ? 0 : value;
  }
}

const partial = new Float64Array(8);

/** The weighted sum of one unit: eight partial sums, added up as genmodel does. */
function weigh(layer: DenseLayer, unit: number, piece: number, input: Float64Array): number {
  const { inputCount, pieces, weights, biases } = layer;
  const at = unit * inputCount * pieces + piece;
  const whole = inputCount - (inputCount % 8);
  partial.fill(0);
  for (let c = 0; c < whole; c++) partial[c & 7] += weights[at + c * pieces] * input[c];
  let sum = partial[0] + partial[1] + partial[2] + partial[3];
  sum += partial[4] + partial[5] + partial[6] + partial[7];
  for (let c = whole; c < inputCount; c++) sum += weights[at + c * pieces] * input[c];
  return sum + biases[unit * pieces + piece];
}

function activate(activation: Activation | 'none', sum: number): number {
  if (activation === 'Rectifier') return sum > 0 || Number.isNaN(sum) ? sum : 0;
  if (activation === 'Tanh') return 1 - 2 / (1 + Math.exp(2 * sum));
  if (activation === 'ExpRectifier') return sum >= 0 ? sum : Math.exp(sum) - 1;
  return sum;
}

function feed(layer: DenseLayer, activation: Activation | 'none', input: Float64Array, output: Float64Array): void {
  for (let unit = 0; unit < layer.outputCount; unit++) {
    let sum = weigh(layer, unit, 0, input);
    if (layer.pieces === 2) sum = Math.max(sum, weigh(layer, unit, 1, input));
    output[unit] = activate(activation, sum) * layer.scale;
  }
}

/** From the network's only output to the value on the scale of the response. */
function finishRegression(model: DeepLearningModel, { values: [values], failures }: ScoredRows, count: number): void {
  const isExponential = ['poisson', 'gamma', 'tweedie'].includes(model.distribution);
  for (let r = 0; r < count; r++) {
    if (model.responseScale !== null) values[r] = values[r] / model.responseScale.factor + model.responseScale.shift;
    if (isExponential) values[r] = cappedExp(values[r]);
    if (Number.isNaN(values[r])) failures[r] ||= notANumber;
  }
}

function finishClasses(model: DeepLearningModel, rows: InputRows, scores: ScoredRows): void {
  softmaxRows(scores.values, rows.count);
  for (let r = 0; r < rows.count; r++) {
    if (scores.values.some((values) => Number.isNaN(values[r]))) scores.failures[r] ||= notANumber;
  }
  correctBalance(model, scores.values, rows.count);
  chooseLabels(model, rows, scores, 'drawn');
}

export function createDeepLearningScorer(model: DeepLearningModel): Scorer {
  const { layers, classCount, activation } = model;
  const buffers = [
    new Float64Array(layers[0].inputCount),
    ...layers.map(({ outputCount }) => new Float64Array(outputCount)),
  ];
  const classifies = classCount > 1;
  return {
    outputs: classifies ? Array.from({ length: classCount }, (_, k) => `p${k}`) : ['value'],
    labels: classifies ? (model.response?.levels ?? null) : null,
    hasIndex: classifies,
    score(rows, scores) {
      for (let r = 0; r < rows.count; r++) {
        fillSlots(model, rows, r, buffers[0]);
        for (let l = 0; l < layers.length; l++) {
          feed(layers[l], l === layers.length - 1 ? 'none' : activation, buffers[l], buffers[l + 1]);
        }
        const last = buffers[layers.length];
        for (let k = 0; k < scores.values.length; k++) scores.values[k][r] = last[k];
      }
      if (classifies) finishClasses(model, rows, scores);
      else finishRegression(model, scores, rows.count);
    },
  };
}
