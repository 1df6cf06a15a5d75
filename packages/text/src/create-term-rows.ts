import { canRunKernel } from '@classmark/math';
import { kernel } from './generated/term-rows-kernel.js';
import { KernelTermRows } from './kernel-term-rows.js';
import { PlainTermRows } from './plain-term-rows.js';
import type { TermRows, TermRowsOptions, TermRowsRoom } from './term-rows.js';

/** In WebAssembly where the engine has it with SIMD, else in plain TypeScript, which gives the same bits. */
export function createTermRows(options: TermRowsOptions, room: TermRowsRoom = {}): TermRows {
  return canRunKernel(kernel) ? new KernelTermRows(options, room) : new PlainTermRows(options, room);
}
