import { AppError } from '../app-error.js';

/** Throws AppError INVALID_INPUT as soon as so much of a file has come that it is too large. */
export function requireFitting(sizeBytes: number, maxBytes: number): void {
  if (sizeBytes <= maxBytes) return;
  throw new AppError('INVALID_INPUT', `The file is larger than ${megabytes(maxBytes)} MB.`);
}

/** Throws AppError INVALID_INPUT for a file that ended before it began. */
export function requireContent(sizeBytes: number): void {
  if (sizeBytes === 0) throw new AppError('INVALID_INPUT', 'The file is empty.');
}

const maxModelBytes = 100_000_000;

/** Throws AppError INVALID_INPUT for a model that is larger than what is kept. */
export function requireModelSize(sizeBytes: number): void {
  if (sizeBytes <= maxModelBytes) return;
  throw new AppError(
    'INVALID_INPUT',
    `The model is larger than ${megabytes(maxModelBytes)} MB, which is the most that can be imported.`,
  );
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000);
