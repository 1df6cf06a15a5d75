import { expect, it } from 'vitest';
import { outlast } from './outlast.js';
import { ServiceAwayError, ServiceError } from './service-error.js';

const away = new ServiceAwayError('The database does not answer.');

/** Fails with these errors, one after another, and then answers. */
function answerAfter(...errors: readonly Error[]): () => Promise<string> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'there';
  };
}

it('asks until the service is back', async () => {
  expect(await outlast(answerAfter(away, away, away), { mostMs: 60_000, pauseMs: 0 })).toBe('there');
});

it('gives up on one that stays away', async () => {
  await expect(outlast(answerAfter(away, away), { mostMs: -1, pauseMs: 0 })).rejects.toBe(away);
});

it('takes a refusal for an answer', async () => {
  const refusal = new ServiceError('You may not.');
  await expect(outlast(answerAfter(refusal), { mostMs: 60_000, pauseMs: 0 })).rejects.toBe(refusal);
});
