import { expect, it } from 'vitest';
import { AppError } from '../app-error.js';
import { requireContent, requireFitting, requireModelSize } from './upload-size.js';

it.each([
  ['of just the size that may be sent', () => requireFitting(4_000_000, 4_000_000)],
  ['of one byte', () => requireContent(1)],
  ['of a model of just the size that is kept', () => requireModelSize(100_000_000)],
])('a file %s is taken', (_, check) => {
  expect(check).not.toThrow();
});

it.each([
  ['larger than may be sent', () => requireFitting(4_500_001, 4_500_000), 'The file is larger than 4 MB.'],
  ['without content', () => requireContent(0), 'The file is empty.'],
  [
    'of a model that is larger than what is kept',
    () => requireModelSize(100_000_001),
    'The model is larger than 100 MB, which is the most that can be imported.',
  ],
])('a file %s is refused', (_, check, message) => {
  expect(check).toThrow(new AppError('INVALID_INPUT', message));
});
