import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes, hashInt, hashString } from './murmur3.js';

describe('the hash of a string', () => {
  it('is the one that the documentation of Spark SQL shows', () => {
    expect(hashString('Spark')).toBe(228093765);
  });

  it('is that of its UTF-8 bytes, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, seed) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(hashString(text, seed)).toBe(hashBytes(bytes, bytes.length, seed));
      }),
    );
  });

  it('takes a lone surrogate for U+FFFD', () => {
    expect(hashString('a\ud800b')).toBe(hashString('a\ufffdb'));
  });
});

describe('the hash of bytes', () => {
  it('is a signed 32-bit integer, whatever the bytes and the seed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.integer(), (bytes, seed) => {
        const hash = hashBytes(bytes, bytes.length, seed);
        expect(hash).toBe(hash | 0);
      }),
    );
  });

  it('heeds no byte beyond the length', () => {
    expect(hashBytes(Uint8Array.of(1, 2, 3, 4, 5, 99), 5)).toBe(hashBytes(Uint8Array.of(1, 2, 3, 4, 5), 5));
  });
});

describe('the hash of an integer', () => {
  it('is that of its four little-endian bytes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (value, seed) => {
        const bytes = new Uint8Array(Int32Array.of(value).buffer);
        expect(hashInt(value, seed)).toBe(hashBytes(bytes, 4, seed));
      }),
    );
  });
});
