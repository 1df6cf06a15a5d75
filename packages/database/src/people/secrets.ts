import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nothing to guess, so a fast hash is enough to keep. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
