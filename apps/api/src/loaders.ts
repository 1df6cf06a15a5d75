import type { Database } from '@classmark/database';
import type { Actor } from '@classmark/domain';
import { createDocumentLoaders } from './documents/document-loaders.js';
import { createEncoderLoaders } from './encoders/encoder-loaders.js';
import { createExperimentLoaders } from './experiments/experiment-loaders.js';
import { createImportedModelLoaders } from './imported-models/imported-model-loaders.js';
import { createModelLoaders } from './models/model-loaders.js';
import { createReviewLoaders } from './review/review-loaders.js';
import { createRunLoaders } from './runs/run-loaders.js';
import { createVocabularyLoaders } from './vocabulary/vocabulary-loaders.js';
import { createWordVectorsLoaders } from './word-vectors/word-vectors-loaders.js';

/**
 * Batched reads by key, new for each request: what one person may see is never another's. A slice writes
 * `create<Area>Loaders(database, actor)` beside its resolvers and is added here. A loader is named after what it gives,
 * the domain's value or null by its key: `documents.load(12n)`, `subjects`, `runs`, `versions` (of models), and
 * `classifiers` by `{ versionId, subjectId }`. Where a row names a key, `follow(loaders.documents, key)` has the value.
 */
export function createLoaders(database: Database, actor: Actor) {
  return {
    ...createDocumentLoaders(database, actor),
    ...createEncoderLoaders(database),
    ...createImportedModelLoaders(database),
    ...createExperimentLoaders(database),
    ...createModelLoaders(database),
    ...createReviewLoaders(database, actor),
    ...createRunLoaders(database),
    ...createVocabularyLoaders(database),
    ...createWordVectorsLoaders(database),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
