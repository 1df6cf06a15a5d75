type Chunks = AsyncIterable<Uint8Array>;

/** How a file writes its characters. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its byte order mark, or by the zeros that ASCII has in UTF-16. */
export function detectEncoding(head: Uint8Array): TextEncoding {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return 'utf-8';
}

const hasMark = (chunk: Uint8Array): boolean => chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;

async function* withoutMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && hasMark(chunk) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

async function* decodeChunks(chunks: Chunks, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The bytes in UTF-8, without a byte order mark. */
export function toUtf8(chunks: Chunks, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  return encoding === 'utf-8' ? withoutMark(chunks) : decodeChunks(chunks, encoding);
}
