import { AppError } from '@classmark/domain';
import { expect, it } from 'vitest';
import { answerOrRefuse, outputOf } from './answer-or-refuse.js';

it('hands on what the work gives', async () => {
  expect(outputOf(structuredClone(await answerOrRefuse(async () => [1])))).toEqual([1]);
});

it('hands on why the work was refused, as if it were done here', async () => {
  const error = new AppError('CONFLICT', 'It is taken.', [{ path: 'name', message: 'Taken.' }]);
  const answer = await answerOrRefuse(() => Promise.reject(error));
  expect(() => outputOf(structuredClone(answer))).toThrow(error);
});

it('lets faults through', async () => {
  await expect(answerOrRefuse(() => Promise.reject(new TypeError('No.')))).rejects.toThrow(TypeError);
});
