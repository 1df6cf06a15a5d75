/** Finds a thing when first asked for it, for all who ask. */
export function once<Thing>(find: () => Promise<Thing>): () => Promise<Thing> {
  let found: Promise<Thing> | null = null;
  return () => (found ??= find());
}
