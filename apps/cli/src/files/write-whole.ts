import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file so that a reader never sees a part of it; `mode` says who may read and write it. */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  mode?: number,
): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, bytes, { mode });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
