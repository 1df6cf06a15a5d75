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
