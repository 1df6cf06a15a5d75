import { hashBytes, hashString } from '@classmark/math';

/**
 * A document's place from 0 to 999, by a hash of what identifies it: the same for ever, on every machine.
 * @param salt another salt gives an independent one
 */
export function hashFraction(id: string, salt = 0): number {
  return (hashString(id, salt) >>> 0) % 1000;
}

/** The same of the UTF-8 of what identifies it, which is the first `length` bytes. */
export function hashFractionOfBytes(bytes: Uint8Array, length: number, salt: number): number {
  return (hashBytes(bytes, length, salt) >>> 0) % 1000;
}
