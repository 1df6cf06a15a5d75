import { rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Writes a file so that a reader never sees a part of it; `mode` says who may read and write it. A device or a pipe, such
 * as /dev/null, is written to and stays what it is.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  mode?: number,
): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() === false) return writeFile(path, bytes);
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, bytes, { mode });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
