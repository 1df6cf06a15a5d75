import type { KernelMemory } from './kernel-memory.js';
import { requireWebAssembly, webAssembly } from './web-assembly.js';

/** A kernel's function. Integers come back as signed 32-bit numbers, addresses too: `>>> 0`. */
export type KernelFunction = (...values: number[]) => number;

/** Compiled modules by their base64. */
const modules = new Map<string, object>();

/** Whether the engine can run a kernel, which needs SIMD and shared memory. Else the twin in TypeScript is used. */
export function canRunKernel(binary: string): boolean {
  return modules.has(binary) || webAssembly?.validate(Buffer.from(binary, 'base64')) === true;
}

/**
 * Makes an instance of a kernel that works in the given memory.
 * @param binary what `apps/start/compile-kernel.mjs` made of its source, base64
 * @returns its functions by name; TypeError where there is none
 */
export function loadKernel(binary: string, { memory }: KernelMemory): (name: string) => KernelFunction {
  const { Module, Instance } = requireWebAssembly();
  const module = modules.get(binary) ?? new Module(Buffer.from(binary, 'base64'));
  modules.set(binary, module);
  const { exports } = new Instance(module, { env: { memory } });
  return (name) => {
    const exported = exports[name];
    if (!isKernelFunction(exported)) throw new TypeError(`The kernel exports no function "${name}".`);
    return exported;
  };
}

function isKernelFunction(exported: unknown): exported is KernelFunction {
  return typeof exported === 'function';
}
