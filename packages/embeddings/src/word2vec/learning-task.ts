import { hashInt, KernelMemory } from '@classmark/math';
import { learnSequences } from './learn-sequences.js';
import { Word2VecKernel } from './word2vec-kernel.js';
import { createThreadState, reseed, type SharedState } from './word2vec-state.js';

/** A thread's share of the learning. What is in `shared`, and `next`, is shared with the other threads. */
export interface LearningTask {
  readonly shared: SharedState;
  /** Null without WebAssembly. */
  readonly memory: KernelMemory['memory'] | null;
  /** Ends of blocks of sequences of about as many words. */
  readonly ends: Uint32Array;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** The next block that nobody has taken, counted through all epochs. */
  readonly next: Int32Array;
}

const leastRateShare = 1 / 250;

/** Learns blocks, each the next that nobody has taken, until there are none left; yields how many are taken. */
export function* learnBlocks(task: LearningTask): Generator<number> {
  const { shared, ends, epochs, rate, seed, next } = task;
  const memory = task.memory && new KernelMemory({ memory: task.memory });
  const state = createThreadState(shared, memory);
  const kernel = memory && new Word2VecKernel(memory);
  const all = epochs * ends.length;
  for (let block = Atomics.add(next, 0, 1); block < all; block = Atomics.add(next, 0, 1)) {
    const place = block % ends.length;
    const [from, to] = [place === 0 ? 0 : ends[place - 1], ends[place]];
    const own = rate * Math.max(leastRateShare, 1 - block / all);
    reseed(state, hashInt(block, seed));
    if (kernel) kernel.learn(state, from, to, own);
    else learnSequences(state, from, to, own);
    yield block + 1;
  }
}
