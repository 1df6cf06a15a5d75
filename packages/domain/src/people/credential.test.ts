import { expect, it } from 'vitest';
import { type CredentialState, isCredentialValid } from './credential.js';

const session = { kind: 'session', hasExpired: false, isDisabled: false } as const;

it.each<[string, CredentialState, boolean]>([
  ['a session', session, true],
  ['a session that has expired', { ...session, hasExpired: true }, false],
  ['a session of somebody disabled', { ...session, isDisabled: true }, false],
  ['a key', { kind: 'key', isRevoked: false }, true],
  ['a key that was revoked', { kind: 'key', isRevoked: true }, false],
])('whether %s says who asks: %o %s', (_, state, expected) => {
  expect(isCredentialValid(state)).toBe(expected);
});
