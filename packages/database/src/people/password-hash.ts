import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '@classmark/domain';

/** 32 MiB and some 200 ms for each guess: the cost that OWASP's password storage cheat sheet asks of scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyBytes = 32;
const saltBytes = 16;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Hashes of the form `scrypt$N$r$p$salt$key`, so that the cost may rise and old hashes stay good. */
export function createPasswordHasher(): PasswordHasher {
  return {
    hash: hashPassword,
    verify: async (password, hash) => {
      const isRight = await verifyPassword(password, hash ?? nobodysHash);
      return hash !== null && isRight;
    },
  };
}

/** Costs what a real one costs. */
const nobodysHash = encodeHash(Buffer.alloc(saltBytes), Buffer.alloc(keyBytes));

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return encodeHash(salt, await derive(password.normalize('NFKC'), salt, keyBytes, withMemory(cost)));
}

function encodeHash(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const options = withMemory({ N: Number(n), r: Number(r), p: Number(p) });
  const actual = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), expected.length, options);
  return timingSafeEqual(actual, expected);
}

/** Node refuses to use more than `maxmem`, which by default is just too little. */
function withMemory({ N, r, p }: { N: number; r: number; p: number }): ScryptOptions {
  return { N, r, p, maxmem: 256 * N * r };
}
