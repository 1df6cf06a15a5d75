import { type ByteSource, readBytes } from './byte-source.js';
import { declaredEncoding, detectEncoding, toUtf8 } from './text-encoding.js';

/** Enough to tell how characters are written. */
const headBytes = 1 << 20;

/** The bytes of a text in UTF-8, without a byte order mark: gzipped or not, and however its characters are written. */
export async function* readUtf8(source: ByteSource): AsyncGenerator<Uint8Array> {
  const bytes = readBytes(source);
  const first: Uint8Array[] = [];
  for (let size = 0; size < headBytes; ) {
    const next = await bytes.next();
    if (next.done === true) break;
    first.push(Buffer.from(next.value));
    size += next.value.length;
  }
  const head = Buffer.concat(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* bytes;
  }
  yield* toUtf8(all(), declaredEncoding(head) ?? detectEncoding(head));
}
