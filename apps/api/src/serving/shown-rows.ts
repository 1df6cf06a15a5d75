import { type Database, findModels, findSourceNames, findSubjects, findVersions } from '@classmark/database';
import type { Subject } from '@classmark/domain';
import type { Loaders } from '../loaders.js';
import { RowMemory } from './row-memory.js';

/** What answers show of subjects, versions and models, remembered, so that suggestions need no database. */
export class ShownRows {
  private readonly subjects;
  private readonly versions;
  private readonly models;
  private readonly sources;

  /** `onFailure` is told why rows could not be read anew. */
  constructor(database: Database, onFailure: (error: unknown) => void) {
    const remember = <Row extends { readonly id: number }>(
      find: (database: Database, ids: readonly number[]) => Promise<readonly Row[]>,
    ) =>
      new RowMemory<number, Row>(
        (ids) => find(database, ids),
        ({ id }) => id,
        onFailure,
      );
    this.subjects = remember(findSubjects);
    this.versions = remember(findVersions);
    this.models = remember(findModels);
    this.sources = new RowMemory<string, string>(
      (names) => findSourceNames(database, names),
      (name) => name,
      onFailure,
    );
  }

  /** After a change in this process, which does not wait until rows are read anew. */
  forgetAll(): void {
    for (const memory of [this.subjects, this.versions, this.models, this.sources]) memory.clear();
  }

  async hasSource(name: string): Promise<boolean> {
    return (await this.sources.get([name])).has(name);
  }

  /** By id, without those that are gone. */
  findSubjects(ids: readonly number[]): Promise<ReadonlyMap<number, Subject>> {
    return this.subjects.get(ids);
  }

  /** Has a request's loaders know versions and their models. */
  async primeVersions(loaders: Loaders, ids: readonly number[]): Promise<void> {
    const versions = await this.versions.get(ids);
    const models = await this.models.get([...versions.values()].map(({ modelId }) => modelId));
    for (const [id, version] of versions) loaders.versions.prime(id, version);
    for (const [id, model] of models) loaders.models.prime(id, model);
  }
}
