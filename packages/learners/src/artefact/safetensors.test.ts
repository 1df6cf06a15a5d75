import { ArtefactError, type EncodedWeights, type Tensor } from '@classmark/learner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';

const number = fc.float({ noNaN: true });
const tensor: fc.Arbitrary<Tensor> = fc.oneof(
  fc.float64Array({ noNaN: true }).map((data): Tensor => ({ dtype: 'F64', shape: [data.length], data })),
  fc.array(number).map((n): Tensor => ({ dtype: 'F32', shape: [1, n.length], data: Float32Array.from(n) })),
  fc.int32Array().map((data): Tensor => ({ dtype: 'I32', shape: [data.length], data })),
  fc.uint32Array().map((data): Tensor => ({ dtype: 'U32', shape: [data.length, 1], data })),
  fc.uint8Array().map((data): Tensor => ({ dtype: 'U8', shape: [data.length], data })),
);
const name = fc.string({ minLength: 1 }).filter((key) => key !== '__metadata__' && key !== '__proto__');
const weights: fc.Arbitrary<EncodedWeights> = fc.record({
  tensors: fc.dictionary(name, tensor, { noNullPrototype: true }),
  metadata: fc.dictionary(name, fc.string({ unit: 'grapheme' }), { noNullPrototype: true }),
});

const sample = encodeSafetensors({
  tensors: { w: { dtype: 'F32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } },
  metadata: { learner: 'x' },
});

/** A file with the given header and as many bytes of tensors. */
function withHeader(header: unknown, tensorBytes: number): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(tensorBytes)]);
}

describe('a safetensors file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(weights, (encoded) => {
        expect(decodeSafetensors(encodeSafetensors(encoded))).toEqual(encoded);
      }),
    );
  });

  it('is the same in whatever order tensors and metadata are named', () => {
    fc.assert(
      fc.property(weights, ({ tensors, metadata }) => {
        const turned: EncodedWeights = {
          tensors: Object.fromEntries(Object.entries(tensors).reverse()),
          metadata: Object.fromEntries(Object.entries(metadata).reverse()),
        };
        expect(encodeSafetensors(turned)).toEqual(encodeSafetensors({ tensors, metadata }));
      }),
    );
  });

  it('begins each tensor at a multiple of its number size, as readers that map files need', () => {
    fc.assert(
      fc.property(weights, (encoded) => {
        const bytes = encodeSafetensors(encoded);
        const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
        expect(length % 8).toBe(0);
        const header = JSON.parse(Buffer.from(bytes.subarray(8, 8 + length)).toString());
        for (const [key, { data }] of Object.entries(encoded.tensors)) {
          expect(header[key].data_offsets[0] % data.BYTES_PER_ELEMENT).toBe(0);
        }
      }),
    );
  });

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(sample.length + 3);
    larger.set(sample, 3);
    expect(decodeSafetensors(larger.subarray(3))).toEqual(decodeSafetensors(sample));
  });

  it('is refused when cut short anywhere', () => {
    for (let length = 0; length < sample.length; length++) {
      expect(() => decodeSafetensors(sample.subarray(0, length))).toThrow(ArtefactError);
    }
  });

  it.each([
    ['bytes after the last tensor', Buffer.concat([sample, Buffer.of(0)]), '1 bytes follow the last tensor'],
    [
      'another kind of file',
      Buffer.from('PK\u0003\u0004 this is a zip archive, not safetensors'),
      'not a safetensors file',
    ],
    [
      'a header that is no JSON',
      Buffer.concat([Buffer.of(2, 0, 0, 0, 0, 0, 0, 0), Buffer.from('{x')]),
      'header is damaged',
    ],
    ['a header of another shape', withHeader({ w: { dtype: 'F32' } }, 4), 'header is damaged'],
    [
      'a type that it does not know',
      withHeader({ w: { dtype: 'F16', shape: [2], data_offsets: [0, 4] } }, 4),
      'damaged',
    ],
    [
      'a gap',
      withHeader({ w: { dtype: 'F32', shape: [1], data_offsets: [4, 8] } }, 8),
      '"w" is not where it should be',
    ],
    [
      'a shape of another size',
      withHeader({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 4] } }, 4),
      '"w" is not where',
    ],
    ['offsets beyond the end', withHeader({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, 4), 'cut short'],
  ])('is refused with %s', (_what, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });
});
