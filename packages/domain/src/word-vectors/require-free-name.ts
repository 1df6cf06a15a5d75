import { nameConflict } from '../name-conflict.js';
import type { WordVectorsStore } from './word-vectors.js';

/** Throws AppError CONFLICT where the name is taken. */
export async function requireFreeName(store: Pick<WordVectorsStore, 'hasNamed'>, name: string): Promise<void> {
  if (!(await store.hasNamed(name))) return;
  throw nameConflict(`Word vectors named "${name}" already exist.`);
}
