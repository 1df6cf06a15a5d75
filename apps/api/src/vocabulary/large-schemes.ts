import { areLargeSchemes, createUpkeepStore, type Database } from '@classmark/database';
import type { Actor, Scheme, UpkeepStore, VocabularyUndoStore } from '@classmark/domain';
import type { VocabularyThreads } from './vocabulary-thread.js';
import { writeScheme } from './write-scheme.js';

/** Changes that are planned here, but in a thread where they are of large schemes. */
export function createSchemeChanges(database: Database, threads: VocabularyThreads): UpkeepStore & VocabularyUndoStore {
  const here = createUpkeepStore(database);
  const isLarge = async (kind: string, ...ids: readonly (number | bigint)[]): Promise<boolean> =>
    (kind === 'subject' || kind === 'scheme') && areLargeSchemes(database, kind, ids.map(Number));
  return {
    async rename(target, name, actor) {
      const work = { kind: 'rename', target, name, isPreview: false } as const;
      if (!(await isLarge(target.kind, target.id))) return here.rename(target, name, actor);
      await threads.change({ actor, work });
    },
    async merge(merging, { actor, isPreview }) {
      const { kind, fromId, intoId } = merging;
      if (!(await isLarge(kind, fromId, intoId))) return here.merge(merging, { actor, isPreview });
      return threads.change({ actor, work: { kind: 'merge', merging, isPreview } });
    },
    async delete(target, { actor, isPreview }) {
      if (!(await isLarge(target.kind, target.id))) return here.delete(target, { actor, isPreview });
      return threads.change({ actor, work: { kind: 'delete', target, isPreview } });
    },
    undoVocabularyImport: (importId, { actor, isPreview }) =>
      threads.change({ actor, work: { kind: 'undo', importId, isPreview } }),
  };
}

/** A scheme in SKOS, as Turtle; written in a thread if it is large. */
export async function exportScheme(
  {
    database,
    vocabularyThreads,
    actor,
  }: { readonly database: Database; readonly vocabularyThreads: VocabularyThreads; readonly actor: Actor },
  scheme: Pick<Scheme, 'id' | 'name'>,
): Promise<string> {
  const isLarge = await areLargeSchemes(database, 'scheme', [scheme.id]);
  return isLarge ? vocabularyThreads.export(actor, scheme) : writeScheme(database, scheme);
}
