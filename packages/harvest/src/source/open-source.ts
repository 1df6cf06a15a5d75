import { refuseForeignFile } from './foreign-file.js';
import { detectEncoding, toUtf8 } from './text-encoding.js';

/** A source whose beginning is known before it is read, in UTF-8. */
export interface OpenSource extends AsyncDisposable {
  /** At least a MiB, or all of it. */
  readonly head: Buffer;
  /** Whether `head` is the whole. */
  readonly isWhole: boolean;
  /** All bytes, the head too. Each chunk holds until the next is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const headBytes = 1 << 20;

/** Reads as much as is needed to tell how a file is written. Throws AppError where it holds no text. */
export async function openSource(bytes: AsyncGenerator<Uint8Array>): Promise<OpenSource> {
  const first: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  while (length < headBytes && !isWhole) {
    const next = await bytes.next();
    if (next.done === true) isWhole = true;
    else {
      // The chunk may be overwritten by the next.
      first.push(Buffer.from(next.value));
      length += next.value.length;
    }
  }
  // A byte order mark stands in one chunk.
  if ((first[0]?.length ?? 4) < 4) first.push(Buffer.concat(first.splice(0)));
  const encoding = detectEncoding(first[0] ?? Buffer.alloc(0));
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    yield* bytes;
  }
  async function* headAlone(): AsyncGenerator<Uint8Array> {
    yield* first;
  }
  const head = Buffer.concat(await Array.fromAsync(toUtf8(headAlone(), encoding)));
  refuseForeignFile(head);
  return {
    head,
    isWhole,
    chunks: toUtf8(all(), encoding),
    [Symbol.asyncDispose]: async () => {
      await bytes.return(undefined);
    },
  };
}
