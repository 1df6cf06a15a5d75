import { type FileHandle, open } from 'node:fs/promises';

/** A file that can be read from anywhere. */
export interface SeekableFile {
  readonly sizeBytes: number;
  /** The bytes from `start` up to `end`. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

const pieceBytes = 1 << 20;

/** All bytes in order. */
export async function* readInOrder(file: SeekableFile): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.sizeBytes; at += pieceBytes) {
    yield await file.slice(at, Math.min(file.sizeBytes, at + pieceBytes));
  }
}

/** A file of this machine; rejects as the system does. */
export async function openSeekable(path: string): Promise<SeekableFile & AsyncDisposable> {
  const handle = await open(path);
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    slice: (start, end) => readRange(handle, start, end),
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function readRange(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
  return bytes.subarray(0, bytesRead);
}
