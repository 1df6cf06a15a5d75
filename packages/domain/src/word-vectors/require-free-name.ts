import { AppError } from '../app-error.js';
import type { WordVectorsStore } from './word-vectors.js';

/** Throws AppError CONFLICT where the name is taken. */
export async function requireFreeName(store: Pick<WordVectorsStore, 'hasNamed'>, name: string): Promise<void> {
  if (!(await store.hasNamed(name))) return;
  const message = `Word vectors named "${name}" already exist.`;
  throw new AppError('CONFLICT', message, [{ path: 'name', message }]);
}
