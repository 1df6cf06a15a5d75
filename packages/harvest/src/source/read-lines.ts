/** A line without its newline; one longer than the limit comes as its number alone. */
export type Line =
  | { readonly line: number; readonly bytes: Uint8Array }
  | { readonly line: number; readonly bytes: null };

/**
 * Whole lines that stand one after the other, each ended by a newline, unless it is alone; null in place of one that is
 * too long.
 */
export type LineBlock = Uint8Array | null;

const newlineByte = 10;

/**
 * Cuts bytes at the ends of lines; the blocks that end in the same chunk come together, and one that began in an earlier
 * chunk is a single line. Never keeps more than `maxBytes` of a line: the rest of a longer one is read past.
 */
export async function* readLineBlocks(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<LineBlock[]> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const chunk of chunks) {
    const blocks: LineBlock[] = [];
    let start = 0;
    const firstEnd = length > 0 ? chunk.indexOf(newlineByte) : -1;
    if (firstEnd !== -1) {
      take(chunk.subarray(0, firstEnd));
      blocks.push(length > maxBytes ? null : Buffer.concat(parts));
      parts = [];
      length = 0;
      start = firstEnd + 1;
    }
    const lastEnd = chunk.lastIndexOf(newlineByte);
    if (lastEnd >= start) {
      blocks.push(chunk.subarray(start, lastEnd + 1));
      start = lastEnd + 1;
    }
    // The chunk may be overwritten by the next.
    take(Buffer.from(chunk.subarray(start)));
    if (blocks.length > 0) yield blocks;
  }
  if (length > 0) yield [length > maxBytes ? null : Buffer.concat(parts)];
}

/** The lines of a block, null those that are too long. */
export function splitLines(block: LineBlock, maxBytes: number): (Uint8Array | null)[] {
  if (block === null) return [null];
  const lines: (Uint8Array | null)[] = [];
  for (let start = 0; start < block.length; ) {
    const newline = block.indexOf(newlineByte, start);
    const end = newline === -1 ? block.length : newline;
    lines.push(end - start > maxBytes ? null : block.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/** Splits bytes into lines, numbered from 1, in batches as they come. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line[]> {
  let line = 0;
  for await (const blocks of readLineBlocks(chunks, maxBytes)) {
    yield blocks.flatMap((block) => splitLines(block, maxBytes)).map((bytes) => ({ line: ++line, bytes }));
  }
}
