import type DataLoader from 'dataloader';

/** What a row names by its key; a foreign key promises that it is there. */
export async function follow<Key, Row>(loader: DataLoader<Key, Row | null, unknown>, key: Key): Promise<Row> {
  const row = await loader.load(key);
  if (row === null) throw new Error(`A row names what is gone: ${String(key)}`);
  return row;
}

/** Those of a list whose row is still there: between a list and its rows, or while a list is remembered, some go. */
export async function stillThere<Item, Key, Row>(
  items: readonly Item[],
  loader: DataLoader<Key, Row | null, unknown>,
  keyOf: (item: Item) => Key,
): Promise<Item[]> {
  const rows = await Promise.all(items.map((item) => loader.load(keyOf(item))));
  return items.filter((_, i) => rows[i] !== null);
}
