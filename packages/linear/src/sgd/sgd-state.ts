import type { KernelMemory } from '@classmark/math';
import { lossPlaces } from '../losses.js';
import { type SgdPlan, type SgdShape, schedulePlaces } from './sgd-plan.js';

/** Places in `settings`; `kernel/sgd-kernel.ts` reads the same. */
const at = {
  subjects: 0,
  stride: 1,
  vectors: 2,
  loss: 3,
  schedule: 4,
  isAdaptive: 5,
  isSparse: 6,
  isAveraged: 7,
  addresses: 8,
} as const;

/** Places in `numbers`; `kernel/sgd-kernel.ts` reads the same. */
export const number = {
  rate: 0,
  steps: 1,
  l2: 2,
  l1: 3,
  interceptRate: 4,
  averageFrom: 5,
  step: 6,
  /** Weights are this times what is stored (Bottou 2012, Stochastic Gradient Descent Tricks). */
  scale: 7,
  /** What L1 is due so far of each stored weight. */
  truncation: 8,
  scaleSum: 9,
  averagedSteps: 10,
  lossSum: 11,
  likelihood: 12,
  likelihoodHalvings: 13,
  cells: 14,
} as const;

const settingCount = 32;
const numberCount = 16;
/**
 * Up to so many bytes of weights are written to before the first row is learnt: first touches of memory take several
 * times longer in random order.
 */
const mostTouchedBytes = 2 ** 25;
/** Lanes of a SIMD vector. */
const vectorLanes = 4;

/**
 * Everything that a trainer knows, as arrays; where they lie in a kernel's memory, their byte offsets are addresses.
 * Weights are stored by column, `stride` a column: a lane for each subject, then, in lane `4 × vectors`, AdaGrad's
 * sum where it is used.
 */
export interface SgdState {
  readonly settings: Uint32Array;
  readonly numbers: Float64Array;
  /** `[columns, stride]` */
  readonly weights: Float32Array;
  /** `[columns, stride]`, or empty; see `learn-rows.ts`. */
  readonly averages: Float32Array;
  /** `[columns, stride]`, or empty: what L1 has moved each stored weight by. */
  readonly paid: Float32Array;
  /** `[subjects]` */
  readonly intercepts: Float64Array;
  /** `[subjects]`: sums over the steps that means are taken over. */
  readonly interceptSums: Float64Array;
  /** `[subjects]` */
  readonly positiveWeights: Float64Array;
  /** `[4 × vectors]`: of the row being learnt. */
  readonly scores: Float32Array;
  /** `[4 × vectors]`: what each subject's stored weights get of the row. */
  readonly rowSteps: Float32Array;
  /** `[columns]`, or empty: AdaGrad's, of the row being learnt. */
  readonly factors: Float32Array;
}

/** The settings by name. */
export interface SgdSettings {
  readonly subjects: number;
  readonly stride: number;
  readonly vectors: number;
  readonly loss: number;
  readonly schedule: number;
  readonly isAdaptive: boolean;
  readonly isSparse: boolean;
  readonly isAveraged: boolean;
}

/** Lanes a column. Columns that begin with a line of the cache would take more memory and no less time. */
function strideFor({ mostSubjects, optimiser }: SgdShape): number {
  return vectorLanes * (Math.ceil(mostSubjects / vectorLanes) + (optimiser === 'adagrad' ? 1 : 0));
}

/** @param memory the kernel's, or none for plain arrays */
export function createSgdState(shape: SgdShape, memory?: KernelMemory): SgdState {
  const place = (bytes: number): [ArrayBufferLike, number] => {
    if (!memory) return [new ArrayBuffer(bytes), 0];
    const address = memory.reserve(bytes);
    return [memory.memory.buffer, address];
  };
  const float64 = (length: number): Float64Array => new Float64Array(...place(8 * length), length);
  const float32 = (length: number): Float32Array => new Float32Array(...place(4 * length), length);
  const stride = strideFor(shape);
  const state = {
    settings: new Uint32Array(...place(4 * settingCount), settingCount),
    numbers: float64(numberCount),
    weights: float32(shape.columns * stride),
    averages: float32(shape.isAveraged ? shape.columns * stride : 0),
    paid: float32(shape.isSparse ? shape.columns * stride : 0),
    intercepts: float64(shape.mostSubjects),
    interceptSums: float64(shape.mostSubjects),
    positiveWeights: float64(shape.mostSubjects),
    scores: float32(stride),
    rowSteps: float32(stride),
    factors: float32(shape.optimiser === 'adagrad' ? shape.columns : 0),
  };
  const { weights, averages, intercepts, interceptSums, positiveWeights, scores, rowSteps, factors, paid } = state;
  const addressed = [weights, averages, intercepts, interceptSums, positiveWeights, scores, rowSteps, factors, paid];
  state.settings.set(
    addressed.map(({ byteOffset }) => byteOffset),
    at.addresses,
  );
  state.settings[at.stride] = stride;
  state.settings[at.isAdaptive] = Number(shape.optimiser === 'adagrad');
  state.settings[at.isSparse] = Number(shape.isSparse);
  state.settings[at.isAveraged] = Number(shape.isAveraged);
  return state;
}

/** Forgets what was learnt and makes ready for the plan's subjects. */
export function beginPlan(state: SgdState, plan: SgdPlan): void {
  const { settings, numbers } = state;
  const isFresh = numbers[number.scale] === 0;
  const isLarge = state.weights.byteLength > mostTouchedBytes;
  const subjects = plan.intercepts.length;
  settings[at.subjects] = subjects;
  settings[at.vectors] = Math.ceil(subjects / vectorLanes);
  settings[at.loss] = lossPlaces[plan.loss];
  settings[at.schedule] = schedulePlaces[plan.schedule];
  numbers.fill(0);
  numbers[number.rate] = plan.rate;
  numbers[number.steps] = Math.max(1, plan.steps);
  numbers[number.l2] = plan.l2;
  numbers[number.l1] = plan.l1;
  numbers[number.interceptRate] = plan.interceptRate;
  numbers[number.averageFrom] = plan.averageFrom;
  numbers[number.scale] = 1;
  numbers[number.likelihood] = 1;
  if (!isFresh || !isLarge) {
    state.weights.fill(0);
    state.averages.fill(0);
    state.paid.fill(0);
  }
  state.interceptSums.fill(0);
  state.rowSteps.fill(0);
  state.intercepts.set(plan.intercepts);
  state.positiveWeights.set(plan.positiveWeights);
}

export function readSettings({ settings }: SgdState): SgdSettings {
  const setting = (place: number): number => settings[place];
  return {
    subjects: setting(at.subjects),
    stride: setting(at.stride),
    vectors: setting(at.vectors),
    loss: setting(at.loss),
    schedule: setting(at.schedule),
    isAdaptive: setting(at.isAdaptive) !== 0,
    isSparse: setting(at.isSparse) !== 0,
    isAveraged: setting(at.isAveraged) !== 0,
  };
}
