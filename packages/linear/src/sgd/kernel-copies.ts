import type { KernelMemory } from '@classmark/math';

type Numbers = Uint32Array | Float32Array | Int8Array;

/** Puts arrays into a kernel's memory, each kind at a place of its own that is used again. */
export class KernelCopies {
  private readonly places = new Map<string, { readonly address: number; readonly bytes: number }>();

  constructor(private readonly memory: KernelMemory) {}

  /** @returns its address, where it stays until the next of its kind comes */
  put(kind: string, numbers: Numbers): number {
    const bytes = numbers.byteLength;
    let place = this.places.get(kind);
    if (!place || place.bytes < bytes) {
      place = { address: this.memory.reserve(2 * bytes), bytes: 2 * bytes };
      this.places.set(kind, place);
    }
    this.memory.bytes(place.address, bytes).set(new Uint8Array(numbers.buffer, numbers.byteOffset, bytes));
    return place.address;
  }
}
