import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KernelMemory } from './kernel-memory.js';

describe("a kernel's memory", () => {
  it('gives what is reserved a place of its own, aligned', () => {
    const request = fc.record({ bytes: fc.nat(200_000), align: fc.constantFrom(4, 16, 64, 4096) });
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 20 }), (requests) => {
        const memory = new KernelMemory({ mostMebibytes: 16 });
        let end = 0;
        for (const { bytes, align } of requests) {
          const address = memory.reserve(bytes, align);
          expect(address % align).toBe(0);
          expect(address).toBeGreaterThanOrEqual(end);
          end = address + bytes;
        }
        expect(memory.bytes().length).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('is zeros at first', () => {
    const memory = new KernelMemory({ mostMebibytes: 1 });
    const address = memory.reserve(100_000);
    expect(memory.bytes(address, 100_000).every((byte) => byte === 0)).toBe(true);
  });

  it('never holds anything at address 0', () => {
    expect(new KernelMemory({ mostMebibytes: 1 }).reserve(1, 1)).toBeGreaterThan(0);
  });

  it('leaves earlier views valid when it grows', () => {
    const memory = new KernelMemory({ mostMebibytes: 4 });
    const address = memory.reserve(8);
    const view = memory.uint32(address, 2);
    memory.reserve(2 ** 20);
    view[0] = 7;
    expect(memory.uint32(address, 1)[0]).toBe(7);
  });

  it('gives no place twice where two threads share it', () => {
    const first = new KernelMemory({ mostMebibytes: 1 });
    const second = new KernelMemory({ memory: first.memory });
    const places = [first.reserve(64), second.reserve(64), first.reserve(64), second.reserve(64)];
    expect(new Set(places).size).toBe(places.length);
  });

  it('refuses to grow beyond what it may', () => {
    const memory = new KernelMemory({ mostMebibytes: 1 });
    expect(() => memory.reserve(2 ** 20)).toThrow(RangeError);
  });
});
