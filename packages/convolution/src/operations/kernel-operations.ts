import { canRunKernel, KernelMemory, loadKernel } from '@classmark/math';
import { kernel } from '../generated/convolution-kernel.js';
import type { Operations } from './operations.js';
import { plainOperations } from './plain-operations.js';

/** Address space alone: what is not written to takes no memory. */
const mostMebibytes = 4_095;

/** The operations in WebAssembly, in a memory of their own; where there is no SIMD, in TypeScript. */
export function createOperations(): Operations {
  return canRunKernel(kernel) ? createKernelOperations() : plainOperations;
}

export function createKernelOperations(): Operations {
  const memory = new KernelMemory({ mostMebibytes });
  const find = loadKernel(kernel, memory);
  const [pack, project, pool, spread, adam] = (['pack', 'project', 'pool', 'spread', 'adam'] as const).map(find);
  if (!pack || !project || !pool || !spread || !adam) throw new TypeError('The kernel lacks an operation.');
  return {
    float32: (length) => memory.float32(memory.reserve(4 * length), length),
    uint32: (length) => memory.uint32(memory.reserve(4 * length), length),
    pack: (weights, depth, into) => void pack(weights.byteOffset, weights.length / depth, depth, into.byteOffset),
    project: (inputs, depth, packed, into) => {
      const columns = packed.length / depth;
      project(inputs.byteOffset, inputs.length / depth, depth, packed.byteOffset, columns, into.byteOffset);
    },
    pool: ({ projected, columns, text }, { width, filters, firstColumn }, { maxima, firsts }) => {
      const own = projected.byteOffset + 4 * firstColumn;
      const rowBytes = 4 * columns;
      pool(own, rowBytes, text.byteOffset, text.length, width, filters, maxima.byteOffset, firsts.byteOffset);
    },
    spread: ({ text, inputs, depth, weights, slopes, firsts }, { width, filters, firstColumn }, into) => {
      const own = 4 * firstColumn * depth;
      spread(
        ...([slopes.byteOffset, firsts.byteOffset, text.byteOffset, text.length, width, filters, depth] as const),
        ...([inputs.byteOffset, weights.byteOffset + own, into.words?.byteOffset ?? 0] as const),
        into.filters.byteOffset + own,
      );
    },
    adam: ({ values, means, squares }, slopes, { rate, epsilon }) => {
      const [at, mean, square] = [values.byteOffset, means.byteOffset, squares.byteOffset];
      adam(at, slopes.byteOffset, mean, square, slopes.length, rate, epsilon);
    },
  };
}
