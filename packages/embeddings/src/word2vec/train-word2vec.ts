import type { Threads } from '@classmark/learner';
import { KernelMemory } from '@classmark/math';
import type { WordSequences } from '../corpus/word-sequences.js';
import type { WordVectors } from '../word-vectors.js';
import { type LearningTask, learnBlocks } from './learning-task.js';
import type { Word2VecSettings } from './settings.js';
import { canRunWord2VecKernel } from './word2vec-kernel.js';
import { createSharedState, type SharedState } from './word2vec-state.js';

/** What training needs of the world. */
export interface Word2VecContext {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, blocks: number) => void;
  /** Without it the caller's thread learns alone, and the same seed gives the same vectors. */
  readonly threads?: Threads;
}

/** What is to be learnt has no room in a kernel's memory. */
export class WordVectorsTooLargeError extends Error {
  override readonly name = 'WordVectorsTooLargeError';
}

/** Some milliseconds of work. */
const blockWords = 5_000;
const mostMebibytes = 4_095;

/**
 * Learns vectors of the words from their neighbours. Threads write to the same vectors without waiting for each other
 * (Recht et al. 2011), so that more than one give other vectors each time, as good ones.
 * @throws the signal's reason when aborted; WordVectorsTooLargeError where vectors and texts need more than 4 GB
 */
export async function trainWord2Vec(
  sequences: WordSequences,
  settings: Word2VecSettings,
  context: Word2VecContext,
): Promise<WordVectors> {
  refuseTooLarge(sequences, settings);
  const memory = canRunWord2VecKernel() ? new KernelMemory({ mostMebibytes }) : null;
  const shared = createSharedState(sequences, settings, memory);
  const ends = cutBlocks(sequences);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const { epochs, rate, seed } = settings;
  await learnAll({ shared, memory: memory?.memory ?? null, ends, epochs, rate, seed, next }, context);
  return { words: sequences.words, dimensions: settings.dimensions, vectors: unpad(shared, settings.dimensions) };
}

function refuseTooLarge({ words, tokens, starts }: WordSequences, { dimensions }: Word2VecSettings): void {
  const numbers = 2 * words.length * Math.ceil(dimensions / 8) * 8 + 3 * words.length + tokens.length + starts.length;
  const mebibytes = Math.ceil((4 * numbers) / 2 ** 20);
  if (mebibytes < mostMebibytes) return;
  const need = `${words.length} words of ${dimensions} dimensions need ${mebibytes} MiB, more than the ${mostMebibytes} that there can be`;
  throw new WordVectorsTooLargeError(`${need}; learn fewer dimensions, or with a higher minimum count.`);
}

async function learnAll(task: LearningTask, { signal, onProgress, threads }: Word2VecContext): Promise<void> {
  const entry = new URL('./learning-thread.js', import.meta.url);
  const count = task.memory === null ? 0 : (threads?.count ?? 0);
  const running = Array.from({ length: count }, () => threads?.start(entry, task)).filter((one) => one !== undefined);
  try {
    for (const taken of learnBlocks(task)) {
      onProgress(taken, task.epochs * task.ends.length);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
    await Promise.all(running.map(({ result }) => result));
  } finally {
    await Promise.all(running.map((thread) => thread.stop()));
  }
}

function cutBlocks({ starts }: WordSequences): Uint32Array {
  const ends: number[] = [];
  let begin = 0;
  for (let s = 1; s < starts.length; s++) {
    if (starts[s] - begin < blockWords && s < starts.length - 1) continue;
    ends.push(s);
    begin = starts[s];
  }
  return Uint32Array.from(ends);
}

function unpad({ inputs, stride }: SharedState, dimensions: number): Float32Array {
  const words = inputs.length / stride;
  const vectors = new Float32Array(words * dimensions);
  for (let word = 0; word < words; word++) {
    vectors.set(inputs.subarray(word * stride, word * stride + dimensions), word * dimensions);
  }
  return vectors;
}
