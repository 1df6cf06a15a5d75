import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.js';

const [secret, origin] = ['a secret of this installation', 'https://example.org'];

describe('what is sealed', () => {
  it('opens by the same secret for the same purpose', () => {
    expect(unseal(seal('open sesame', secret, origin), secret, origin)).toBe('open sesame');
  });

  it('does not open by another secret, for another purpose, or changed', () => {
    const sealed = seal('open sesame', secret, origin);
    expect(unseal(sealed, 'another', origin)).toBeNull();
    expect(unseal(sealed, secret, 'https://example.com')).toBeNull();
    expect(unseal(sealed.with(30, (sealed[30] ?? 0) ^ 1), secret, origin)).toBeNull();
    expect(unseal(new Uint8Array(28), secret, origin)).toBeNull();
  });

  it('neither shows the text nor is the same twice', () => {
    const [one, other] = [seal('open sesame', secret, origin), seal('open sesame', secret, origin)];
    expect(Buffer.from(one).includes('sesame')).toBe(false);
    expect(one).not.toEqual(other);
  });
});
