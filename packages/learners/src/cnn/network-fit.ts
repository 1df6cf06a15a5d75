import {
  ConvolutionTrainer,
  createNetwork,
  type LabelledBatch,
  type Network,
  type TrainerOptions,
} from '@classmark/convolution';
import { type ComparedLabels, calibrate, fitPlatt, toGroups } from '@classmark/evaluation';
import { type DocumentLabels, ParameterError } from '@classmark/learner';
import { createRandom, shuffle } from '@classmark/math';
import { HashIndex } from '@classmark/text';
import { targetsOf } from '../fitting/targets.js';
import type { HashedVectors } from '../vectors/vector-model.js';
import { yieldToEvents } from '../yield-to-events.js';
import type { SettledCnnParameters } from './parameters.js';
import type { KnownTexts } from './read-texts.js';

/** What is learnt, and by what. */
export interface NetworkTask {
  readonly known: KnownTexts;
  readonly subjects: number;
  readonly parameters: Omit<SettledCnnParameters, 'passes'>;
  readonly vectors: HashedVectors | null;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Told after each step: how many documents of the pass are learnt, and the step's mean loss over known cells. */
export type AfterStep = (documents: number, loss: number | null) => void | Promise<void>;

/** A network that learns documents of a corpus, pass by pass. */
export class NetworkFit {
  readonly trainer: ConvolutionTrainer;

  /** @param learnt places of the documents that it learns */
  constructor(
    private readonly task: NetworkTask,
    private readonly learnt: Uint32Array,
  ) {
    const { known, subjects, parameters, seed } = task;
    const { positives, negatives } = countCells(known.labels, learnt, subjects);
    const intercepts = Float64Array.from(positives, (yes, k) => Math.log((yes + 0.5) / (negatives[k] + 0.5)));
    const { dimensions, widths, filters } = parameters;
    const start = { intercepts, vectors: vectorsOf(known.hashes, task.vectors) };
    const network = createNetwork({ dimensions, widths, filters, subjects }, start, seed);
    this.trainer = createTrainer(network, {
      rate: parameters.learningRate,
      dropout: parameters.dropout,
      isStatic: parameters.wordVectors === 'static',
      yesWeights: Float64Array.from(positives, (yes, k) =>
        yes === 0 ? 1 : Math.max(1, negatives[k] / yes) ** parameters.balance,
      ),
      seed,
      mostTexts: parameters.batchDocuments,
      mostWords: known.texts.reduce((most, text) => Math.max(most, text.length), 1),
    });
  }

  /** One pass in an order of its own, from document `from` of it on. Throws the signal's reason. */
  async learnPass(round: number, from: number, afterStep: AfterStep): Promise<void> {
    const order = this.learnt.slice();
    shuffle(order, createRandom(this.task.seed + Math.imul(round + 1, 0x85ebca6b)));
    const { batchDocuments } = this.task.parameters;
    for (let start = from; start < order.length; start += batchDocuments) {
      this.task.signal.throwIfAborted();
      const end = Math.min(order.length, start + batchDocuments);
      const { loss, cells } = this.trainer.learn(this.batchOf(order.subarray(start, end)));
      await afterStep(end, cells === 0 ? null : loss / cells);
      await yieldToEvents();
    }
    this.task.signal.throwIfAborted();
  }

  /**
   * The mean loss over the known cells of other documents, as it is after calibration: a network that has learnt enough to
   * tell yes from no goes on to exaggerate, which calibration takes back.
   */
  async measureCalibrated(places: Uint32Array): Promise<number> {
    const { batchDocuments } = this.task.parameters;
    const [labels, scores]: [number[], number[]] = [[], []];
    for (let start = 0; start < places.length; start += batchDocuments) {
      this.task.signal.throwIfAborted();
      const { texts, targets } = this.batchOf(places.subarray(start, start + batchDocuments));
      const own = this.trainer.score(texts);
      for (const [cell, target] of targets.entries()) {
        if (target === 0) continue;
        labels.push(target > 0 ? 1 : 0);
        scores.push(own[cell]);
      }
      await yieldToEvents();
    }
    return calibratedLoss({ labels: Uint8Array.from(labels), scores: Float64Array.from(scores), others: null });
  }

  private batchOf(places: Uint32Array): LabelledBatch {
    const { known, subjects } = this.task;
    const texts = Array.from(places, (place) => known.texts[place]);
    return { texts, targets: targetsOf(known.labels, places, { first: 0, count: subjects }) };
  }
}

/** Throws ParameterError where there is no memory for it. */
function createTrainer(network: Network, options: TrainerOptions): ConvolutionTrainer {
  try {
    return new ConvolutionTrainer(network, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const rule =
      'must be fewer, or of narrower windows, shorter vectors or smaller batches: so many do not fit in 4 GB';
    throw new ParameterError('filters', rule, network.filters);
  }
}

function calibratedLoss(cells: ComparedLabels): number {
  if (cells.labels.length === 0) return 0;
  const calibration = fitPlatt(toGroups(cells));
  const sum = cells.scores.reduce((loss, score, cell) => {
    const probability = calibrate(calibration, score, 0);
    return loss - Math.log(cells.labels[cell] === 1 ? probability : 1 - probability);
  }, 0);
  return sum / cells.labels.length;
}

function countCells(labels: readonly DocumentLabels[], places: Uint32Array, subjects: number) {
  const [positives, negatives] = [new Uint32Array(subjects), new Uint32Array(subjects)];
  for (const place of places) {
    const targets = targetsOf(labels, Uint32Array.of(place), { first: 0, count: subjects });
    for (let k = 0; k < subjects; k++) {
      if (targets[k] > 0) positives[k] += 1;
      if (targets[k] < 0) negatives[k] += 1;
    }
  }
  return { positives, negatives };
}

/** Each known word's given vector, or null where it has none. */
function vectorsOf(hashes: Uint32Array, vectors: HashedVectors | null): (Float32Array | null)[] {
  if (vectors === null) return Array.from(hashes, () => null);
  const index = new HashIndex(vectors.hashes.length);
  for (const hash of vectors.hashes) index.number(hash);
  return Array.from(hashes, (hash) => {
    const place = index.find(hash);
    const { dimensions } = vectors;
    return place < 0 ? null : vectors.vectors.subarray(place * dimensions, (place + 1) * dimensions);
  });
}
