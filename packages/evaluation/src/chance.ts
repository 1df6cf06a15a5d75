import { hashString } from '@classmark/math';

/**
 * A document's chance, 0 to 999, by a hash of what identifies it: the same for ever, on every machine.
 * @param salt another salt gives an independent chance
 */
export function chance(id: string, salt = 0): number {
  return (hashString(id, salt) >>> 0) % 1000;
}
