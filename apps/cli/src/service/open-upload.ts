import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AppError } from '@classmark/domain';
import { readFolder } from '@classmark/harvest';
import { InputFileError } from '../files/input-file-error.js';

/** A file as it is; a folder as its articles or texts, one after another. */
export async function openUpload(path: string): Promise<Readable> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
  return isFolder ? openFolder(path) : openFile(path);
}

function openFile(path: string): Promise<Readable> {
  const stream = createReadStream(path);
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new InputFileError(path, 'The file does not exist.') : error),
    );
  });
}

async function openFolder(path: string): Promise<Readable> {
  const records = readFolder(path);
  const first = await records.next().catch((error: unknown) => {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  });
  async function* all(): AsyncGenerator<Uint8Array> {
    if (first.done !== true) yield first.value;
    yield* records;
  }
  return Readable.from(all());
}
