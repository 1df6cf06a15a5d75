import DataLoader from 'dataloader';

/** How the rows of some keys are read at once, and what the API shows of each. */
export interface RowSource<Key, Row, Item> {
  read(keys: readonly Key[]): Promise<readonly Row[]>;
  keyOf(row: Row): Key;
  show(row: Row): Item;
}

/** By key; null where there is no row. */
export function loadOne<Key extends number | bigint, Row, Item>({ read, keyOf, show }: RowSource<Key, Row, Item>) {
  return new DataLoader<Key, Item | null>(async (keys) => {
    const items = new Map((await read(keys)).map((row) => [keyOf(row), show(row)]));
    return keys.map((key) => items.get(key) ?? null);
  });
}

/** Where a key has any number of rows; those of a key stay in the order they were read in. */
export function loadMany<Key extends number | bigint, Row, Item>({ read, keyOf, show }: RowSource<Key, Row, Item>) {
  return new DataLoader<Key, Item[]>(async (keys) => {
    const groups = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => (groups.get(key) ?? []).map(show));
  });
}
