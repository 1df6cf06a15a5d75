import { AppError } from '@classmark/domain';

const [quote, backslash] = [0x22, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Finds where documents begin in JSON that has several, one after the other. */
class DocumentFinder {
  private depth = 0;
  private isInString = false;
  private isEscaped = false;

  /** Whether a document begins with the byte. */
  beginsWith(byte: number): boolean {
    if (this.isInString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) this.isInString = false;
      return false;
    }
    if (byte === quote) this.isInString = true;
    else if (byte === openList || byte === openObject) return this.depth++ === 0;
    else if (byte === closeList || byte === closeObject) this.depth -= 1;
    return false;
  }
}

/**
 * JSON-LD as its parser reads it, which stops behind the first document: objects that stand one after the other, as large
 * vocabularies are given out with one in a line, become a list.
 * @throws AppError where lists do
 */
export async function* joinDocuments(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const finder = new DocumentFinder();
  let first: number | null = null;
  for await (const chunk of chunks) {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (!finder.beginsWith(byte)) continue;
      if (first === openList) throw new AppError('INVALID_INPUT', 'The file has more behind the end of its list.');
      if (first !== null) yield* [chunk.subarray(start, i), Buffer.from(',')];
      else if (byte === openObject) yield* [chunk.subarray(start, i), Buffer.from('[')];
      first ??= byte;
      start = i;
    }
    yield chunk.subarray(start);
  }
  if (first === openObject) yield Buffer.from(']');
}
