import { AppError, NotAllowedError, RetryLaterError } from '@classmark/domain';
import { expect, it } from 'vitest';
import { answerOrRefuse, outputOf } from './answer-or-refuse.js';

it('hands on what the work gives', async () => {
  expect(outputOf(structuredClone(await answerOrRefuse(async () => [1])))).toEqual([1]);
});

it.each([
  ['refused', new AppError('CONFLICT', 'It is taken.', [{ path: 'name', message: 'Taken.' }])],
  ['put off', new RetryLaterError('UNAVAILABLE', 'The database does not answer.', 5)],
  ['not allowed', new NotAllowedError({ kind: 'key', id: 1, name: 'k', role: 'reader' }, 'operator')],
  ['not allowed to strangers', new NotAllowedError({ kind: 'anonymous' }, 'reader')],
])('hands on why the work was %s, as if it were done here', async (_how, error) => {
  const answer = structuredClone(await answerOrRefuse(() => Promise.reject(error)));
  const thrown = await Promise.resolve(answer)
    .then(outputOf)
    .catch((caught: unknown) => caught);
  expect(thrown).toStrictEqual(error);
  expect(thrown).toBeInstanceOf(error.constructor);
});

it('refuses for what is known of an error, which would lose its code on the way, and keeps that as the cause', async () => {
  const refusal = new RetryLaterError('UNAVAILABLE', 'The database does not answer.', 5);
  const failed = Object.assign(new Error('Gone.'), { code: 'P1001' });
  const known = (error: unknown): unknown => (error === failed ? refusal : error);
  const answer = await answerOrRefuse(() => Promise.reject(failed), known);
  const put = () => outputOf(structuredClone(answer));
  expect(put).toThrow(RetryLaterError);
  expect(put).toThrow(
    expect.objectContaining({
      message: refusal.message,
      cause: expect.objectContaining({ message: 'Gone.', stack: failed.stack }),
    }),
  );
});

it('lets faults through', async () => {
  await expect(answerOrRefuse(() => Promise.reject(new TypeError('No.')))).rejects.toThrow(TypeError);
});
