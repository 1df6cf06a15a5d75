import { canRunKernel, type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/word2vec-kernel.js';
import type { ThreadState } from './word2vec-state.js';

export function canRunWord2VecKernel(): boolean {
  return canRunKernel(kernel);
}

/** `learnSequences` of learn-sequences.ts in WebAssembly. */
export class Word2VecKernel {
  private readonly learnSome: KernelFunction;

  constructor(memory: KernelMemory) {
    this.learnSome = loadKernel(kernel, memory)('learn');
  }

  learn({ settings }: ThreadState, from: number, to: number, rate: number): void {
    this.learnSome(settings.byteOffset, from, to, rate);
  }
}
