import DataLoader from 'dataloader';

/** How the rows of some keys are read at once, and which key a row belongs to. */
export interface RowSource<Key, Row> {
  read(keys: readonly Key[]): Promise<readonly Row[]>;
  keyOf(row: Row): Key;
  /** Something that is equal for equal keys, where keys are objects. */
  identify?(key: Key): string;
}

/** By key; null where there is no row. */
export function loadOne<Key, Row>({ read, keyOf, identify }: RowSource<Key, Row>) {
  const cacheKeyFn = (key: Key): unknown => identify?.(key) ?? key;
  return new DataLoader<Key, Row | null, unknown>(
    async (keys) => {
      const rows = new Map((await read(keys)).map((row) => [cacheKeyFn(keyOf(row)), row]));
      return keys.map((key) => rows.get(cacheKeyFn(key)) ?? null);
    },
    { cacheKeyFn },
  );
}

/** Where a key has any number of rows; those of a key stay in the order they were read in. */
export function loadMany<Key, Row>({ read, keyOf }: RowSource<Key, Row>) {
  return new DataLoader<Key, readonly Row[]>(async (keys) => {
    const groups = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
