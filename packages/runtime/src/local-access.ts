import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const localAccess = z.object({ apiUrl: z.url(), apiKey: z.string() });

/** How programs on the same machine reach an installation. */
export type LocalAccess = z.output<typeof localAccess>;

const fileName = 'local-access.json';

/** What `npm start` wrote last in the data folder `home`; null if it never did. */
export async function readLocalAccess(home: string): Promise<LocalAccess | null> {
  const text = await readFile(join(home, fileName), 'utf8').catch(() => null);
  return text === null ? null : localAccess.parse(JSON.parse(text));
}

/** Only the owner of the file may read it: it holds a key. */
export async function writeLocalAccess(home: string, access: LocalAccess): Promise<void> {
  await mkdir(home, { recursive: true });
  const partial = join(home, `${fileName}.partial`);
  await writeFile(partial, JSON.stringify(access), { mode: 0o600 });
  await rename(partial, join(home, fileName));
}
