import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '@classmark/domain';

/** What a backup begins with; another form will have another number. */
const firstLine = Buffer.from('Classmark backup 1\n');
const checksumBytes = 32;

/** The bytes of a file: its first line, the contents compressed, and the SHA-256 of both. */
export async function* sealBackup(contents: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  hash.update(firstLine);
  yield firstLine;
  const packed = pipeline(Readable.from(contents), createGzip({ level: 3 }), () => {});
  for await (const piece of packed) {
    hash.update(piece);
    yield piece;
  }
  yield hash.digest();
}

/**
 * The contents of a file that `sealBackup` made, once the whole was read and its checksum agrees. Throws AppError
 * INVALID_INPUT if the file is none of ours or damaged.
 */
export async function openBackup(path: string): Promise<AsyncIterable<Uint8Array>> {
  const { size } = await stat(path).catch(() => {
    throw new AppError('INVALID_INPUT', `There is no file ${path}.`);
  });
  const end = size - checksumBytes;
  const [begins, sealed, checksum] = [
    await readAll(path, 0, firstLine.length),
    await hashOf(path, end),
    await readAll(path, Math.max(0, end), size),
  ];
  if (!begins.equals(firstLine)) throw new AppError('INVALID_INPUT', `${path} is not a Classmark backup.`);
  if (!sealed.equals(checksum)) {
    const message = `${path} is damaged: its contents do not agree with its checksum. Nothing was restored; take another copy.`;
    throw new AppError('INVALID_INPUT', message);
  }
  return pipeline(createReadStream(path, { start: firstLine.length, end: end - 1 }), createGunzip(), () => {});
}

async function readAll(path: string, start: number, end: number): Promise<Buffer> {
  if (end <= start) return Buffer.alloc(0);
  return Buffer.concat(await Array.fromAsync(createReadStream(path, { start, end: end - 1 })));
}

async function hashOf(path: string, end: number): Promise<Buffer> {
  const hash = createHash('sha256');
  if (end > 0) for await (const piece of createReadStream(path, { end: end - 1 })) hash.update(piece);
  return hash.digest();
}
