/** What a foreign key promises: what it names is there. */
export function requireLoaded<Value>(loaded: Value | null, name: string): Value {
  if (loaded === null) throw new Error(`What a row names is gone: ${name}`);
  return loaded;
}
