import { createWriteStream, rmSync } from 'node:fs';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { beforeInterruption } from '../terminal/interruption.js';

type Content = Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes a file so that a reader never sees a part of it; `mode` says who may read and write it. A device or a pipe, such
 * as /dev/null, is written to and stays what it is, as does a link.
 */
export async function writeWhole(path: string, content: Content, mode?: number): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() === false) return write(path, content);
  const whole = found ? await realpath(path) : path;
  const partial = `${whole}.partial`;
  const callOff = beforeInterruption(() => rmSync(partial, { force: true }));
  try {
    await write(partial, content, mode);
    await rename(partial, whole);
  } finally {
    await rm(partial, { force: true });
    callOff();
  }
}

const write = (path: string, content: Content, mode?: number): Promise<void> =>
  content instanceof Uint8Array
    ? writeFile(path, content, { mode })
    : pipeline(content, createWriteStream(path, { ...(mode !== undefined && { mode }) }));
