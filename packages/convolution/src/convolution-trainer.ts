import { createRandom, type Random } from '@classmark/math';
import { countUnits, lengthsOf, listBanks, type Network, rowLengthOf } from './network.js';
import { createOperations } from './operations/kernel-operations.js';
import type { AdamState, FilterBank, Operations, Pooled } from './operations/operations.js';
import { rectify, scoreOf } from './output-layer.js';
import { WordBatch } from './word-batch.js';

/** Texts as places of words, and what is known of their subjects: `[texts, subjects]`, 1 yes, -1 no, 0 unknown. */
export interface LabelledBatch {
  readonly texts: readonly Uint32Array[];
  readonly targets: Int8Array;
}

export interface TrainerOptions {
  /** Adam's step size. */
  readonly rate: number;
  /** The share of what filters found that a step does not see. */
  readonly dropout: number;
  /** Whether words' vectors stay as they are. */
  readonly isStatic: boolean;
  /** `[subjects]`: how much a yes counts. */
  readonly yesWeights: Float64Array;
  readonly seed: number;
  /** Texts of a batch, and words of a text, at most. */
  readonly mostTexts: number;
  readonly mostWords: number;
}

/** All that the next step hangs on: what is learnt, and both moments of it. */
export interface SavedTraining {
  readonly steps: number;
  readonly dense: AdamState;
  readonly words: AdamState;
}

/** What is learnt in each step, one array with views of its parts. */
interface DenseParts {
  readonly filterWeights: Float32Array;
  readonly biases: Float32Array;
  readonly outputs: Float32Array;
  readonly intercepts: Float32Array;
}

const [meanDecay, squareDecay, epsilon] = [0.9, 0.999, 1e-7];

/**
 * Teaches a network by steps of Adam on the binary cross-entropy of the known cells. Words that are not in a batch, and
 * their moments, stay as they are. The same batches give the same bytes.
 */
export class ConvolutionTrainer {
  private readonly operations: Operations;
  private readonly banks: readonly FilterBank[];
  private readonly dense: AdamState;
  private readonly parts: DenseParts;
  private readonly slopes: Float32Array;
  private readonly slopeParts: DenseParts;
  private readonly words: AdamState;
  private readonly batch: WordBatch;
  private readonly pooled: Pooled;
  private readonly found: Float32Array;
  private readonly back: Float32Array;
  private steps = 0;

  constructor(
    private readonly begun: Network,
    private readonly options: TrainerOptions,
    createRoom: () => Operations = createOperations,
  ) {
    const operations = createRoom();
    this.operations = operations;
    const lengths = lengthsOf(begun, begun.words.length / rowLengthOf(begun));
    const state = (length: number): AdamState => ({
      values: operations.float32(length),
      means: operations.float32(length),
      squares: operations.float32(length),
    });
    const sum = lengths.filterWeights + lengths.biases + lengths.outputs + lengths.intercepts;
    const length = Math.ceil(sum / 4) * 4;
    this.dense = state(length);
    this.slopes = operations.float32(length);
    this.parts = this.viewParts(this.dense.values);
    this.slopeParts = this.viewParts(this.slopes);
    for (const name of ['filterWeights', 'biases', 'outputs', 'intercepts'] as const) this.parts[name].set(begun[name]);
    this.words = state(lengths.words);
    this.words.values.set(begun.words);
    this.banks = listBanks(begun);
    this.batch = new WordBatch(begun, options, operations);
    const units = countUnits(begun);
    this.pooled = { maxima: operations.float32(units), firsts: operations.uint32(units) };
    this.found = new Float32Array(units);
    this.back = operations.float32(units);
  }

  /** @returns the sum of the losses before the step, and the number of known cells */
  learn(batch: LabelledBatch): { loss: number; cells: number } {
    const told = this.findSlopes(batch);
    if (told.cells === 0) return told;
    this.steps += 1;
    const correction = Math.sqrt(1 - squareDecay ** this.steps);
    const rate = (this.options.rate * correction) / (1 - meanDecay ** this.steps);
    const step = { rate, epsilon: epsilon * correction };
    this.operations.adam(this.dense, this.slopes, step);
    if (!this.options.isStatic) this.batch.learn(this.words, step);
    return told;
  }

  /** Raw scores `[texts, subjects]` by what is learnt so far. */
  score(texts: readonly Uint32Array[]): Float64Array {
    const { batch, banks, pooled, found, parts } = this;
    const { subjects } = this.begun;
    batch.project(texts, this.words.values, parts.filterWeights);
    const scores = new Float64Array(texts.length * subjects);
    for (const i of texts.keys()) {
      for (const [b, bank] of banks.entries()) batch.pool(i, bank, this.part(pooled, b, bank.filters));
      rectify(pooled.maxima, parts.biases, found);
      for (let k = 0; k < subjects; k++) scores[i * subjects + k] = scoreOf(parts, found, k);
    }
    return scores;
  }

  /** What is learnt so far; its arrays are copies. */
  network(): Network {
    const { filterWeights, biases, outputs, intercepts } = this.viewParts(this.dense.values.slice());
    return { ...this.begun, words: this.words.values.slice(), filterWeights, biases, outputs, intercepts };
  }

  /** The slopes of the mean loss of a batch by all that is learnt. For tests. */
  findSlopesOf(batch: LabelledBatch): Network {
    this.findSlopes(batch);
    const own = this.viewParts(this.slopes.slice());
    const words = this.batch.listSlopes(this.words.values.length);
    this.slopes.fill(0);
    return { ...this.begun, words, ...own };
  }

  save(): SavedTraining {
    const copy = ({ values, means, squares }: AdamState): AdamState => ({
      values: values.slice(),
      means: means.slice(),
      squares: squares.slice(),
    });
    return { steps: this.steps, dense: copy(this.dense), words: copy(this.words) };
  }

  /** Goes on from where `save` was called on a trainer of the same network and options. */
  restore({ steps, dense, words }: SavedTraining): void {
    this.steps = steps;
    for (const [own, saved] of [
      [this.dense, dense],
      [this.words, words],
    ] as const) {
      own.values.set(saved.values);
      own.means.set(saved.means);
      own.squares.set(saved.squares);
    }
  }

  private findSlopes({ texts, targets }: LabelledBatch): { loss: number; cells: number } {
    const cells = targets.reduce((sum, target) => sum + Math.abs(target), 0);
    if (cells === 0) return { loss: 0, cells };
    this.batch.project(texts, this.words.values, this.parts.filterWeights);
    const random = createRandom(this.options.seed + Math.imul(this.steps, 0x9e3779b1));
    const { subjects } = this.begun;
    let loss = 0;
    for (const i of texts.keys()) {
      const own = targets.subarray(i * subjects, (i + 1) * subjects);
      loss += this.learnText(i, own, { random, cells });
    }
    return { loss, cells };
  }

  /** Adds one text's slopes. @returns its loss */
  private learnText(i: number, targets: Int8Array, by: { readonly random: Random; readonly cells: number }): number {
    const { batch, banks, pooled, found, back, parts, slopeParts } = this;
    for (const [b, bank] of banks.entries()) batch.pool(i, bank, this.part(pooled, b, bank.filters));
    rectify(pooled.maxima, parts.biases, found);
    this.dropSome(by.random);
    back.fill(0);
    const loss = this.judge(targets, by.cells);
    const scale = 1 / (1 - this.options.dropout);
    for (let unit = 0; unit < back.length; unit++) {
      back[unit] = found[unit] > 0 ? back[unit] * scale : 0;
      slopeParts.biases[unit] += back[unit];
    }
    for (const [b, bank] of banks.entries()) {
      const slopes = back.subarray(b * bank.filters, (b + 1) * bank.filters);
      const { firsts } = this.part(pooled, b, bank.filters);
      batch.spread(i, bank, { slopes, firsts, weights: parts.filterWeights, into: slopeParts.filterWeights });
    }
    return loss;
  }

  private dropSome(random: Random): void {
    const { found } = this;
    const { dropout } = this.options;
    if (dropout === 0) return;
    for (let unit = 0; unit < found.length; unit++) {
      found[unit] = random.next() < dropout ? 0 : found[unit] / (1 - dropout);
    }
  }

  /** Adds the slopes of the outputs, and what they lead back to `back`. @returns the loss */
  private judge(targets: Int8Array, cells: number): number {
    const { found, back, parts, slopeParts } = this;
    const units = found.length;
    let loss = 0;
    for (let k = 0; k < targets.length; k++) {
      const target = targets[k];
      if (target === 0) continue;
      const score = scoreOf(parts, found, k);
      const weight = target > 0 ? this.options.yesWeights[k] : 1;
      loss += weight * lossOf(target * score);
      const slope = (weight * (1 / (1 + Math.exp(-score)) - (target > 0 ? 1 : 0))) / cells;
      slopeParts.intercepts[k] += slope;
      for (let unit = 0, at = k * units; unit < units; unit++, at++) {
        slopeParts.outputs[at] += slope * found[unit];
        back[unit] += slope * parts.outputs[at];
      }
    }
    return loss;
  }

  private part({ maxima, firsts }: Pooled, bank: number, filters: number): Pooled {
    const [from, to] = [bank * filters, (bank + 1) * filters];
    return { maxima: maxima.subarray(from, to), firsts: firsts.subarray(from, to) };
  }

  private viewParts(array: Float32Array): DenseParts {
    const lengths = lengthsOf(this.begun, 0);
    let next = 0;
    const take = (length: number): Float32Array => {
      next += length;
      return array.subarray(next - length, next);
    };
    return {
      filterWeights: take(lengths.filterWeights),
      biases: take(lengths.biases),
      outputs: take(lengths.outputs),
      intercepts: take(lengths.intercepts),
    };
  }
}

/** -ln sigmoid(margin). */
function lossOf(margin: number): number {
  return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
}
