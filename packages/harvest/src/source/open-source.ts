import { setTimeout } from 'node:timers/promises';
import { refuseForeignFile } from './foreign-file.js';
import type { LegacyEncoding } from './legacy-encoding.js';
import { declaredEncoding, detectEncoding, isUnicode, toUtf8 } from './text-encoding.js';

/** A source whose beginning is known before it is read, in UTF-8. */
export interface OpenSource extends AsyncDisposable {
  /** At least a MiB, or all of it; of a stream with pauses, what came before the first. */
  readonly head: Buffer;
  /** Whether `head` is the whole. */
  readonly isWhole: boolean;
  /** Null where it was said or declared, or is Unicode. */
  readonly guessedEncoding: LegacyEncoding | null;
  /** All bytes, the head too. Each chunk holds until the next is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const headBytes = 1 << 20;
const newlineByte = 10;

type NextChunk = Promise<IteratorResult<Uint8Array>>;

interface Beginning {
  readonly chunks: Uint8Array[];
  readonly isWhole: boolean;
  /** What was asked for but has not come yet. */
  readonly pending: NextChunk | null;
}

/** @param patienceMs how long to wait for more once there is a line; null: until it comes */
async function readBeginning(bytes: AsyncGenerator<Uint8Array>, patienceMs: number | null): Promise<Beginning> {
  const chunks: Uint8Array[] = [];
  let hasLine = false;
  for (let length = 0; length < headBytes; ) {
    const next: NextChunk = bytes.next();
    const came: IteratorResult<Uint8Array> | null =
      hasLine && patienceMs !== null ? await Promise.race([next, setTimeout(patienceMs, null)]) : await next;
    if (came === null) return { chunks, isWhole: false, pending: next };
    if (came.done === true) return { chunks, isWhole: true, pending: null };
    // The chunk may be overwritten by the next.
    chunks.push(Buffer.from(came.value));
    length += came.value.length;
    hasLine ||= came.value.includes(newlineByte);
  }
  return { chunks, isWhole: false, pending: null };
}

export interface SourceOptions {
  /** Of a stream that somebody may still be writing: how long to wait for more than a line. */
  readonly patienceMs?: number | undefined;
  /** Left out: told by the content. */
  readonly encoding?: string | null | undefined;
}

/** Reads as much as is needed to tell how a file is written. Throws AppError where it holds no text. */
export async function openSource(
  bytes: AsyncGenerator<Uint8Array>,
  { patienceMs, encoding: said }: SourceOptions,
): Promise<OpenSource> {
  const { chunks: first, isWhole, pending } = await readBeginning(bytes, patienceMs ?? null);
  // A byte order mark stands in one chunk.
  if ((first[0]?.length ?? 4) < 4) first.push(Buffer.concat(first.splice(0)));
  const beginning = Buffer.concat(first);
  const stated = said ? new TextDecoder(said).encoding : declaredEncoding(beginning);
  const detected = stated === null ? detectEncoding(beginning) : null;
  const encoding = stated ?? detected ?? 'utf-8';
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    const came = await pending;
    if (came?.done === false) yield came.value;
    yield* bytes;
  }
  async function* headAlone(): AsyncGenerator<Uint8Array> {
    yield* first;
  }
  const head = Buffer.concat(await Array.fromAsync(toUtf8(headAlone(), encoding)));
  refuseForeignFile(beginning, head);
  return {
    head,
    isWhole,
    guessedEncoding: detected === null || isUnicode(detected) ? null : detected,
    chunks: toUtf8(all(), encoding),
    [Symbol.asyncDispose]: async () => {
      await bytes.return(undefined);
    },
  };
}
