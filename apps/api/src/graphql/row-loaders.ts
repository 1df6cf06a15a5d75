import type { Database } from '@classmark/database';
import type { Actor } from '@classmark/domain';
import DataLoader from 'dataloader';

/** How the rows of some keys are read at once, and which key a row belongs to. */
export interface RowSource<Key, Row> {
  read(database: Database, keys: readonly Key[], actor: Actor): Promise<readonly Row[]>;
  keyOf(row: Row): Key;
  /** Something that is equal for equal keys, where keys are objects. */
  identify?(key: Key): string;
}

/** Makes a loader that lives as long as a request, for whoever asks. */
export type MakeLoader<Key, Found> = (database: Database, actor: Actor) => DataLoader<Key, Found, unknown>;

/** By key; null where there is no row. */
export function loadOne<Key, Row>({ read, keyOf, identify }: RowSource<Key, Row>): MakeLoader<Key, Row | null> {
  const cacheKeyFn = (key: Key): unknown => identify?.(key) ?? key;
  return (database, actor) =>
    new DataLoader<Key, Row | null, unknown>(
      async (keys) => {
        const rows = new Map((await read(database, keys, actor)).map((row) => [cacheKeyFn(keyOf(row)), row]));
        return keys.map((key) => rows.get(cacheKeyFn(key)) ?? null);
      },
      { cacheKeyFn },
    );
}

/** Where a key has any number of rows; those of a key stay in the order they were read in. */
export function loadMany<Key, Row>({ read, keyOf }: RowSource<Key, Row>): MakeLoader<Key, readonly Row[]> {
  return (database, actor) =>
    new DataLoader<Key, readonly Row[], unknown>(async (keys) => {
      const groups = Map.groupBy(await read(database, keys, actor), keyOf);
      return keys.map((key) => groups.get(key) ?? []);
    });
}
