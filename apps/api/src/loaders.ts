import type { Database } from '@classmark/database';
import type { Actor } from '@classmark/domain';
import { createRunLoaders } from './runs/run-loaders.js';

/**
 * Batched reads by key, new for each request: what one person may see is never another's. A slice writes
 * `create<Area>Loaders(database, actor)` beside its resolvers and is added here. A loader is named after what it gives,
 * an object of the API or null by its key: `documents.load(12n)`, `subjects`, `runs`, `versions` (of models), and
 * `classifiers` by `{ versionId, subjectId }`.
 */
export function createLoaders(database: Database, _actor: Actor) {
  return { ...createRunLoaders(database) };
}

export type Loaders = ReturnType<typeof createLoaders>;
