import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputFileError } from './input-file-error.js';

/**
 * Finds out that a file cannot be written before there is something to write.
 * @throws InputFileError
 */
export async function requireWritable(path: string): Promise<void> {
  const [own, folder] = await Promise.all([find(path), find(dirname(path))]);
  if (own?.isDirectory()) throw new InputFileError(path, 'This is a folder, not a file.');
  if (!folder?.isDirectory()) throw new InputFileError(path, `There is no folder ${dirname(path)}.`);
  await access(own ? path : dirname(path), constants.W_OK).catch(() => {
    throw new InputFileError(path, 'Nothing may be written there.');
  });
}

const find = (path: string) => stat(path).catch(() => null);
