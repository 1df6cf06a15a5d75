export { KernelMemory } from './kernel-memory.js';
export { canRunKernel, type KernelFunction, loadKernel } from './load-kernel.js';
export { hashBytes, hashInt, hashString, sparkSeed } from './murmur3.js';
export { createNormal } from './normal.js';
export { createRandom, type Random, shuffle } from './random.js';
export { countRows, type SparseRows, SparseRowsBuilder } from './sparse-rows.js';
