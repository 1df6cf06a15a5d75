import { AppError } from '../app-error.js';

/**
 * What models are trained with may not be deleted.
 *
 * @param models the names of the models that are trained with what has this name
 */
export function requireUnused(name: string, models: readonly string[]): void {
  if (models.length === 0) return;
  const names = models.map((model) => `"${model}"`).join(', ');
  const message = `"${name}" can't be deleted: ${names} ${models.length === 1 ? 'is' : 'are'} trained with it.`;
  throw new AppError('CONFLICT', message);
}
