import { expect, it } from 'vitest';
import { requireIdle } from './idle-model.js';

it('a model is trained by one run at a time', () => {
  expect(() => requireIdle({ name: 'Areas', isInTraining: false })).not.toThrow();
  expect(() => requireIdle({ name: 'Areas', isInTraining: true })).toThrow(
    expect.objectContaining({
      code: 'CONFLICT',
      message: '"Areas" is already being trained; wait for that run or cancel it.',
    }),
  );
});
