import type { KernelMemory } from '@classmark/math';
import type { KernelCopies } from './kernel-copies.js';
import type { RowTargets } from './learn-rows.js';

/** Where a block's arrays lie in a kernel's memory, and how many rows its order has. */
export interface BlockAddresses {
  readonly count: number;
  readonly order: number;
  readonly indptr: number;
  readonly indices: number;
  readonly values: number;
  readonly targets: number;
}

/** Copies into the memory what of the block is not there yet: at the least all but the rows' entries. */
export function placeBlock(block: RowTargets, memory: KernelMemory, copies: KernelCopies): BlockAddresses {
  const { order, targets } = block;
  return {
    count: order.length,
    order: copies.put('order', order),
    targets: copies.put('targets', targets),
    ...placeRows(block, memory, copies),
  };
}

/** The same of the rows alone. */
export function placeRows(
  { rows, memory: rowsMemory }: Pick<RowTargets, 'rows' | 'memory'>,
  memory: KernelMemory,
  copies: KernelCopies,
): Pick<BlockAddresses, 'indptr' | 'indices' | 'values'> {
  const isHere = rowsMemory?.memory === memory.memory;
  return {
    indptr: copies.put('indptr', rows.indptr),
    indices: isHere ? rows.indices.byteOffset : copies.put('indices', rows.indices),
    values: isHere ? rows.values.byteOffset : copies.put('values', rows.values),
  };
}
