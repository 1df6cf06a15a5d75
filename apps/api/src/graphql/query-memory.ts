/** A parsed query takes some 130 times its length. */
const mostCharacters = 300_000;
const longest = 10_000;

/** What was found out of queries of up to 10,000 characters, of the last ones that together are not too long. */
export class QueryMemory<Found> {
  private readonly remembered = new Map<string, { readonly found: Found; readonly length: number }>();
  private characters = 0;

  get(key: string): Found | undefined {
    return this.remembered.get(key)?.found;
  }

  /** `length` is that of the query, in characters. */
  set(key: string, found: Found, length: number): void {
    this.delete(key);
    if (length > longest) return;
    this.remembered.set(key, { found, length });
    this.characters += length;
    for (const oldest of this.remembered.keys()) {
      if (this.characters <= mostCharacters) return;
      this.delete(oldest);
    }
  }

  delete(key: string): boolean {
    this.characters -= this.remembered.get(key)?.length ?? 0;
    return this.remembered.delete(key);
  }
}
