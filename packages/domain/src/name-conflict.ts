import { AppError } from './app-error.js';

/** The refusal of a name, shown at its field. */
export function nameConflict(message: string): AppError {
  return new AppError('CONFLICT', message, [{ path: 'name', message }]);
}
