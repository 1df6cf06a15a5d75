import { expect, it } from 'vitest';
import { CredentialGuesses } from './credential-guesses.js';

it('looks no further for an address that guessed wrong 300 times, and for others it does', async () => {
  const guesses = new CredentialGuesses();
  let looks = 0;
  const find = async () => {
    looks += 1;
    return null;
  };
  for (let i = 0; i < 300; i++) expect(await guesses.find('a', find)).toBeNull();
  await expect(guesses.find('a', find)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  expect(looks).toBe(300);
  expect(await guesses.find('b', find)).toBeNull();
});

it('lets no burst of wrong guesses pass the limit', async () => {
  const guesses = new CredentialGuesses();
  let looks = 0;
  const find = async () => {
    looks += 1;
    return null;
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 400 }, () => guesses.find('a', find)));
  expect(looks).toBe(300);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(100);
});

const credential = { actor: { kind: 'anonymous' }, endsWith: [], expiresAt: null } as const;

it('charges nothing for what is found or cannot be looked up', async () => {
  const guesses = new CredentialGuesses();
  const away = async () => Promise.reject(new Error('away'));
  for (let i = 0; i < 300; i++) {
    expect(await guesses.find('a', async () => credential)).toBe(credential);
    await expect(guesses.find('a', away)).rejects.toThrow('away');
  }
  expect(await guesses.find('a', async () => null)).toBeNull();
});
