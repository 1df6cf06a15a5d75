import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputFileError } from './input-file-error.js';

/**
 * Checks that a file can be written, before the work that makes its content.
 * @throws InputFileError
 */
export async function requireWritable(path: string): Promise<void> {
  const [own, folder] = await Promise.all([find(path), find(dirname(path))]);
  if (own?.isDirectory()) throw new InputFileError(path, 'This is a folder, not a file.');
  if (!folder?.isDirectory()) throw new InputFileError(path, `The folder ${dirname(path)} does not exist.`);
  await access(own ? path : dirname(path), constants.W_OK).catch(() => {
    throw new InputFileError(path, 'No permission to write this file.');
  });
}

const find = (path: string) => stat(path).catch(() => null);
