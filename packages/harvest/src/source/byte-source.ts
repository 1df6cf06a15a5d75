import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { AppError } from '@classmark/domain';
import { readFolder } from './read-folder.js';

/** The path of a file or of a folder (see `readFolder`), or the bytes themselves; files and bytes may be gzipped. */
export type ByteSource = string | AsyncIterable<Uint8Array>;

const isGzip = (chunk: Uint8Array): boolean => chunk[0] === 0x1f && chunk[1] === 0x8b;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Faults of the file become what the user can act on; the rest stays a fault. */
export function asFileError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOENT') return new AppError('NOT_FOUND', 'The file does not exist.');
  if (code === 'EACCES') return new AppError('INVALID_INPUT', 'No permission to read this file.');
  if (code.startsWith('Z_'))
    return new AppError('INVALID_INPUT', 'The file is damaged: its gzip data is broken or truncated.');
  return error;
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The first two bytes in one piece, so that gzip can be told. */
async function firstChunk(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0);
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
    if (first.length >= 2) break;
  }
  return first;
}

async function* unzip(packed: AsyncIterable<Uint8Array>, isBeginning: boolean): AsyncGenerator<Uint8Array> {
  // With this flush, data that is cut off is unpacked up to there.
  const options = isBeginning ? { finishFlush: constants.Z_SYNC_FLUSH } : {};
  // An error of either end destroys `plain` with it, so that the loop below throws it.
  const plain = pipeline(packed, createGunzip(options), () => {});
  for await (const chunk of plain) yield chunk;
}

/** Small enough that what is made of one chunk is mostly garbage when the next one's comes. */
const chunkBytes = 1 << 16;

/**
 * The bytes of a plain file in one buffer that is filled again and again: each chunk holds until the next is asked for.
 * Waiting for another thread to read would take longer than reading. Null where the file is gzipped.
 */
function readPlainFile(path: string): Generator<Uint8Array> | null {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  const first = readSync(file, buffer);
  if (isGzip(buffer.subarray(0, first))) {
    closeSync(file);
    return null;
  }
  return (function* read(): Generator<Uint8Array> {
    try {
      for (let size = first; size > 0; size = readSync(file, buffer)) yield buffer.subarray(0, size);
    } finally {
      closeSync(file);
    }
  })();
}

/**
 * The same as `readBytes` for who is done with a chunk when it asks for the next: that one may take its place in memory.
 */
export async function* readPassingBytes(source: ByteSource): AsyncGenerator<Uint8Array> {
  try {
    const plain = typeof source === 'string' && !(await isFolder(source)) ? readPlainFile(source) : null;
    yield* plain ?? readBytes(source);
  } catch (error) {
    throw asFileError(error);
  }
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() === true;

const openPath = async (path: string): Promise<AsyncIterable<Uint8Array>> =>
  (await isFolder(path)) ? readFolder(path) : createReadStream(path, { highWaterMark: chunkBytes });

/**
 * The bytes of a source, unpacked if their first two say gzip.
 * @param isBeginning whether it is cut off somewhere
 * @throws AppError where the file is missing, unreadable or damaged
 */
export async function* readBytes(source: ByteSource, isBeginning = false): AsyncGenerator<Uint8Array> {
  const stream = typeof source === 'string' ? await openPath(source) : source;
  const chunks = stream[Symbol.asyncIterator]();
  try {
    const first = await firstChunk(chunks);
    const plain = withFirst(first, chunks);
    if (!isGzip(first)) yield* plain;
    else yield* unzip(plain, isBeginning);
  } catch (error) {
    throw asFileError(error);
  } finally {
    await chunks.return?.();
  }
}
