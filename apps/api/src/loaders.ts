import type { Database } from '@classmark/database';
import type { Actor } from '@classmark/domain';
import { documentLoaders } from './documents/document-loaders.js';
import { encoderLoaders } from './encoders/encoder-loaders.js';
import { experimentLoaders } from './experiments/experiment-loaders.js';
import { harvestLoaders } from './harvest/harvest-loaders.js';
import { importedModelLoaders } from './imported-models/imported-model-loaders.js';
import { modelLoaders } from './models/model-loaders.js';
import { peopleLoaders } from './people/people-loaders.js';
import { reviewLoaders } from './review/review-loaders.js';
import { runLoaders } from './runs/run-loaders.js';
import { vocabularyLoaders } from './vocabulary/vocabulary-loaders.js';
import { wordVectorsLoaders } from './word-vectors/word-vectors-loaders.js';

/**
 * Batched reads by key, new for each request: what one person may see is never another's. A slice writes
 * `<area>Loaders` beside its resolvers and is added here. A loader is named after what it gives, the domain's value or null
 * by its key: `documents.load(12n)`, `subjects`, `runs`, `versions` (of models), and `classifiers` by
 * `{ versionId, subjectId }`. Where a row names a key, `follow(loaders.documents, key)` has the value.
 */
const makers = {
  ...documentLoaders,
  ...encoderLoaders,
  ...harvestLoaders,
  ...importedModelLoaders,
  ...experimentLoaders,
  ...modelLoaders,
  ...peopleLoaders,
  ...reviewLoaders,
  ...runLoaders,
  ...vocabularyLoaders,
  ...wordVectorsLoaders,
};

type Makers = typeof makers;

export type Loaders = { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> };

interface Asked {
  readonly database: Database;
  readonly actor: Actor;
  readonly made: Record<string, unknown>;
}

/** Gives each loader, made when it is first asked for: there are dozens, and a request needs a few. */
const lazily = {};
for (const [name, make] of Object.entries(makers)) {
  Object.defineProperty(lazily, name, {
    get(this: Asked) {
      this.made[name] ??= make(this.database, this.actor);
      return this.made[name];
    },
  });
}

export function createLoaders(database: Database, actor: Actor): Loaders {
  const asked: Asked = { database, actor, made: {} };
  return Object.assign<Loaders, Asked>(Object.create(lazily), asked);
}
