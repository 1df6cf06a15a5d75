import { createRandom, type KernelMemory } from '@classmark/math';
import type { WordSequences } from '../corpus/word-sequences.js';
import { createAliasTable } from './alias-table.js';
import type { Word2VecSettings } from './settings.js';

/** Places in `settings`; `kernel/word2vec-kernel.ts` reads the same. */
export const at = {
  inputs: 0,
  outputs: 1,
  strideBytes: 2,
  window: 3,
  negatives: 4,
  keep: 5,
  probabilities: 6,
  aliases: 7,
  words: 8,
  tokens: 9,
  starts: 10,
  sigmoid: 11,
  sentence: 12,
  random: 13,
  error: 14,
  mean: 15,
  isBag: 16,
} as const;

const settingCount = 32;
const lanes = 8;
/** Steps of the sigmoid's table from -6 to 6; beyond, it is taken for 0 and 1. */
const sigmoidSteps = 4_096;
const sigmoidReach = 6;

/** What all threads learn from and write to; where it lies in a kernel's memory, byte offsets are addresses. */
export interface SharedState {
  /** `[words, stride]`: the vectors that are wanted, and those that foretell. */
  readonly inputs: Float32Array;
  readonly outputs: Float32Array;
  readonly stride: number;
  /** `[words]`: an occurrence is left out where a random number lies above. */
  readonly keep: Uint32Array;
  readonly probabilities: Uint32Array;
  readonly aliases: Uint32Array;
  readonly tokens: Uint32Array;
  readonly starts: Uint32Array;
  readonly sigmoid: Float32Array;
  readonly plan: Pick<Word2VecSettings, 'architecture' | 'window' | 'negatives'>;
}

/** One thread's own part. */
export interface ThreadState {
  readonly shared: SharedState;
  readonly settings: Uint32Array;
  readonly sentence: Uint32Array;
  readonly error: Float32Array;
  readonly mean: Float32Array;
}

/** Where arrays lie: in a kernel's memory, or anywhere. */
interface Room {
  uint32(length: number): Uint32Array;
  float32(length: number): Float32Array;
}

function roomIn(memory: KernelMemory | null): Room {
  return memory === null
    ? { uint32: (length) => new Uint32Array(length), float32: (length) => new Float32Array(length) }
    : {
        uint32: (length) => memory.uint32(memory.reserve(4 * length), length),
        float32: (length) => memory.float32(memory.reserve(4 * length), length),
      };
}

function filled<A extends Uint32Array | Float32Array>(into: A, from: ArrayLike<number>): A {
  into.set(from);
  return into;
}

/** The share of a word's occurrences that stay: (√(f / sample) + 1) × sample / f, f its share of the text. */
function keepThresholds(counts: Uint32Array, sample: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = 2 ** 32 - 1;
  return Float64Array.from(counts, (count) => {
    const ratio = count / total / sample;
    return sample === 0 ? all : Math.min(all, Math.floor(((Math.sqrt(ratio) + 1) / ratio) * all));
  });
}

function sigmoidTable(): Float64Array {
  return Float64Array.from({ length: sigmoidSteps + 1 }, (_, i) => {
    if (i === 0 || i === sigmoidSteps) return i / sigmoidSteps;
    return 1 / (1 + Math.exp(-(((i + 0.5) / sigmoidSteps) * 2 - 1) * sigmoidReach));
  });
}

/** Vectors begin at random within ±½ / dimensions, what foretells at 0. */
export function createSharedState(
  { counts, tokens, starts }: WordSequences,
  settings: Word2VecSettings,
  memory: KernelMemory | null,
): SharedState {
  const room = roomIn(memory);
  const { dimensions, architecture, window, negatives, sample, seed } = settings;
  const stride = Math.ceil(dimensions / lanes) * lanes;
  const words = counts.length;
  const inputs = room.float32(words * stride);
  const random = createRandom(seed);
  for (let word = 0; word < words; word++) {
    for (let d = 0; d < dimensions; d++) inputs[word * stride + d] = (random.next() - 0.5) / dimensions;
  }
  const table = createAliasTable(Float64Array.from(counts, (count) => count ** 0.75));
  return {
    inputs,
    outputs: room.float32(words * stride),
    stride,
    keep: filled(room.uint32(words), keepThresholds(counts, sample)),
    probabilities: filled(room.uint32(words), table.probabilities),
    aliases: filled(room.uint32(words), table.aliases),
    tokens: filled(room.uint32(tokens.length), tokens),
    starts: filled(room.uint32(starts.length), starts),
    sigmoid: filled(room.float32(sigmoidSteps + 1), sigmoidTable()),
    plan: { architecture, window, negatives },
  };
}

/** @param memory where the shared state lies */
export function createThreadState(shared: SharedState, memory: KernelMemory | null): ThreadState {
  const room = roomIn(memory);
  const { plan, stride, starts } = shared;
  const longest = starts.reduce((most, start, s) => Math.max(most, start - (starts[s - 1] ?? start)), 0);
  const [sentence, error, mean] = [room.uint32(longest), room.float32(stride), room.float32(stride)];
  const settings = room.uint32(settingCount);
  const arrays = { ...shared, sentence, error, mean };
  const placed = ['inputs', 'outputs', 'keep', 'probabilities', 'aliases', 'tokens', 'starts', 'sigmoid'] as const;
  for (const name of [...placed, 'sentence', 'error', 'mean'] as const) settings[at[name]] = arrays[name].byteOffset;
  settings[at.strideBytes] = 4 * stride;
  settings[at.window] = plan.window;
  settings[at.negatives] = plan.negatives;
  settings[at.words] = shared.keep.length;
  settings[at.isBag] = plan.architecture === 'cbow' ? 1 : 0;
  return { shared, settings, sentence, error, mean };
}

/** Sets out from another random number; 0 would stay 0. */
export function reseed({ settings }: ThreadState, seed: number): void {
  settings[at.random] = seed >>> 0 || 1;
}
