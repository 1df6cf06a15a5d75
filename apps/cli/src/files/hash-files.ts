import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Also of what a link leads to; a link that leads nowhere is none. */
const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true;

/** SHA-256 of a file, or of the names and contents of the files in a folder and below it. */
export async function hashFiles(path: string): Promise<string> {
  const hash = createHash('sha256');
  if (!(await stat(path)).isDirectory()) {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  }
  for (const name of (await readdir(path, { recursive: true })).sort()) {
    const file = join(path, name);
    if (await isFile(file)) hash.update(`${name}\n${await hashFiles(file)}\n`);
  }
  return hash.digest('hex');
}
