import { requireWebAssembly, type WasmMemory } from './web-assembly.js';

const pageBytes = 65_536;
const mebibyte = 2 ** 20;
/** Where the end of what was reserved is written down, so that all threads that share the memory agree on it. */
const topAddress = 0;
const firstAddress = 64;

/**
 * A WebAssembly memory for kernels, with a bump allocator: what was reserved is zeros at first, stays where it is and is
 * given back only with the whole memory. It is shared, so it can be posted to other threads, each of which makes a
 * KernelMemory of it, and views of it stay valid when it grows.
 */
export class KernelMemory {
  readonly memory: WasmMemory;

  /** @param source how large a new memory may get (at most 4,095), or another thread's memory */
  constructor(source: { readonly mostMebibytes: number } | { readonly memory: WasmMemory }) {
    this.memory = 'memory' in source ? source.memory : createMemory(source.mostMebibytes);
  }

  /**
   * @param align a power of two
   * @returns the address of so many bytes of zeros
   * @throws RangeError where the memory may not get so large
   */
  reserve(bytes: number, align = 64): number {
    const top = this.uint32(topAddress, 1);
    for (;;) {
      const before = Atomics.load(top, 0);
      const address = Math.ceil(Math.max(before, firstAddress) / align) * align;
      this.growTo(address + bytes);
      if (Atomics.compareExchange(top, 0, before, address + bytes) === before) return address;
    }
  }

  bytes(address = 0, length: number = this.memory.buffer.byteLength - address): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  uint16(address: number, length: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, address, length);
  }

  int32(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  uint32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  float32(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  float64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  private growTo(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil(missing / pageBytes));
    } catch (error) {
      const needed = Math.ceil(bytes / mebibyte);
      throw new RangeError(`A kernel's memory would have to grow to ${needed} MiB.`, { cause: error });
    }
  }
}

function createMemory(mostMebibytes: number): WasmMemory {
  const { Memory } = requireWebAssembly();
  return new Memory({ initial: 1, maximum: Math.ceil((mostMebibytes * mebibyte) / pageBytes), shared: true });
}
