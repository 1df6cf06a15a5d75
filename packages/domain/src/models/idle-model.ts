import { AppError } from '../app-error.js';

/** A model is trained by one run at a time. Throws AppError CONFLICT. */
export function requireIdle({ name, isInTraining }: { readonly name: string; readonly isInTraining: boolean }): void {
  if (isInTraining)
    throw new AppError('CONFLICT', `"${name}" is already being trained; wait for that run or cancel it.`);
}
