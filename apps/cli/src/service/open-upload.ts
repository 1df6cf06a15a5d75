import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '@classmark/domain';
import { readFolder } from '@classmark/harvest';
import { InputFileError } from '../files/input-file-error.js';

/** A file as it is; of a folder all articles in JATS below it, one after another, or else its texts as records. */
export async function openUpload(path: string): Promise<Readable> {
  if ((await stat(path).catch(() => null))?.isDirectory() !== true) return openFile(path);
  const names = (await readdir(path, { recursive: true })).filter((name) => /\.n?xml$/i.test(name)).sort();
  return names.length > 0 ? Readable.from(concatenate(names.map((name) => join(path, name)))) : openFolder(path);
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

async function* concatenate(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) {
    yield* createReadStream(path);
    yield Buffer.from('\n');
  }
}

/** The texts of a folder as records. */
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
