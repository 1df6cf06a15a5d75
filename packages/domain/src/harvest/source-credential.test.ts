import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { credentialHeaders, requireOpened, requireSecret } from './source-credential.js';

const origin = 'https://example.org';

describe('credentials of sources', () => {
  it('are encrypted by the secret of the installation', () => {
    expect(requireSecret('secret')).toBe('secret');
  });

  it('are not kept without one', () => {
    const message = 'Set CLASSMARK_SECRET for API and worker: it encrypts the credentials of sources.';
    expect(() => requireSecret(null)).toThrow(new AppError('CONFLICT', message));
  });

  it('are read where the secret opens them', () => {
    const credential = { kind: 'key', key: 'k', header: null } as const;
    expect(requireOpened(JSON.stringify(credential), origin)).toEqual(credential);
  });

  it('are asked for again where they were encrypted by another', () => {
    const message =
      'The credentials for https://example.org were encrypted by another CLASSMARK_SECRET. Enter them again.';
    expect(() => requireOpened(null, origin)).toThrow(new AppError('CONFLICT', message));
  });

  it.each([
    [{ kind: 'password', user: 'ada', password: 'pw' }, { authorization: 'Basic YWRhOnB3' }],
    [{ kind: 'key', key: 'k', header: null }, { authorization: 'Bearer k' }],
    [{ kind: 'key', key: 'k', header: 'x-key' }, { 'x-key': 'k' }],
  ] as const)('%o are shown as %o', (secret, headers) => {
    expect(credentialHeaders(secret)).toEqual(headers);
  });
});
