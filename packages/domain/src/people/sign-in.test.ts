import { expect, it } from 'vitest';
import type { PasswordHasher } from './password-hasher.js';
import { type SessionStore, signIn } from './sign-in.js';

const attempt = { name: 'ada', password: 'right', address: '::1' };
const user = { id: 1, name: 'ada', role: 'admin', createdAt: new Date(0), disabledAt: null } as const;
const started = { user, secret: 's', expiresAt: new Date(1) };
const store: SessionStore = {
  countAttempt: async () => ({ isLast: false }),
  findAccount: async (name) => (name === 'ada' ? { id: 1, passwordHash: 'right', isDisabled: false } : null),
  startSession: async () => started,
};
const passwords: PasswordHasher = { hash: async (password) => password, verify: async (a, b) => a === b };

it('starts a session for the right password', async () => {
  expect(await signIn(store, passwords, attempt)).toBe(started);
});

it('answers as a wrong password where the account changed while the password was verified', async () => {
  const changed = { ...store, startSession: async () => null };
  await expect(signIn(changed, passwords, attempt)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
});

it('answers a wrong name, or that of somebody disabled, as a wrong password, having hashed as much', async () => {
  const hashed: (string | null)[] = [];
  const watching = { ...passwords, verify: async (_: string, hash: string | null) => hashed.push(hash) < 0 };
  const disabled = { ...store, findAccount: async () => ({ id: 2, passwordHash: 'right', isDisabled: true }) };
  const answers = await Promise.allSettled([
    signIn(store, watching, { ...attempt, name: 'nobody' }),
    signIn(disabled, watching, { ...attempt, name: 'bob' }),
    signIn(store, watching, { ...attempt, password: 'wrong' }),
  ]);
  const [wrongName, isDisabled, wrongPassword] = answers.map((answer) => answer.status === 'rejected' && answer.reason);
  expect(wrongName).toMatchObject({ code: 'NOT_SIGNED_IN' });
  expect(isDisabled).toMatchObject({ code: 'NOT_SIGNED_IN' });
  expect([wrongName.message, isDisabled.message]).toEqual([wrongPassword.message, wrongPassword.message]);
  expect(hashed).toEqual([null, null, 'right']);
});

it('says at once that the last wrong password was the last', async () => {
  const last = { ...store, countAttempt: async () => ({ isLast: true }) };
  await expect(signIn(last, passwords, { ...attempt, password: 'wrong' })).rejects.toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
  });
  await expect(signIn(last, passwords, attempt)).resolves.toBe(started);
});
