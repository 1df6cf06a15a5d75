import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPasswordHasher } from './password-hash.js';

const { hash, verify } = createPasswordHasher();

it('knows a password by its hash, however its letters are composed', async () => {
  const stored = await hash('caf\u00e9 noir');
  expect(await verify('cafe\u0301 noir', stored)).toBe(true);
  expect(await verify('cafe noir', stored)).toBe(false);
});

it('salts: two hashes of a password differ', async () => {
  expect(await hash('the same')).not.toBe(await hash('the same'));
});

it('keeps the cost in the hash, so that older ones stay good', async () => {
  const key = scryptSync('old', 'salt', 32, { N: 16 }).toString('base64url');
  const cheap = `scrypt$16$8$1$c2FsdA$${key}`;
  expect(await verify('old', cheap)).toBe(true);
});

it('takes nobody’s hash for no password', async () => {
  expect(await verify('', null)).toBe(false);
});
