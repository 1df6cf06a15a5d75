import type DataLoader from 'dataloader';

/** What a row names by its key; a foreign key promises that it is there. */
export async function follow<Key, Row>(loader: DataLoader<Key, Row | null, unknown>, key: Key): Promise<Row> {
  const row = await loader.load(key);
  if (row === null) throw new Error(`A row names what is gone: ${String(key)}`);
  return row;
}
