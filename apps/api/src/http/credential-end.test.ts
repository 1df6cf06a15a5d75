import { once } from 'node:events';
import { expect, it } from 'vitest';
import { untilCredentialEnds } from './credential-end.js';

/** Nothing is announced but that announcements are followed. */
const notifications = {
  async *listen(_channel: string, signal: AbortSignal): AsyncGenerator<string | null> {
    yield null;
    if (!signal.aborted) await once(signal, 'abort');
  },
};

it('is at once where the session has run out since it was looked up', async () => {
  const credential = { actor: { kind: 'anonymous' }, endsWith: [], expiresAt: new Date(Date.now() - 5_000) } as const;
  const { signal } = new AbortController();
  const ended = untilCredentialEnds(notifications, { credential, isStillGood: async () => true }, signal);
  await expect(ended).resolves.toBeUndefined();
});
