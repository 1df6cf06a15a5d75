/** A line without its newline; one longer than the limit comes as its number alone. */
export type Line =
  | { readonly line: number; readonly bytes: Uint8Array }
  | { readonly line: number; readonly bytes: null };

const NEWLINE = 10;

/**
 * Splits bytes into lines, numbered from 1; those that end in the same chunk come together. Never keeps more than
 * `maxBytes` of one: the rest of a longer line is read past.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line[]> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): Line => {
    const bytes = length > maxBytes ? null : parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { line: line++, bytes };
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    // The chunk may be overwritten by the next.
    take(Buffer.from(chunk.subarray(start)));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [finish()];
}
