import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'secret';

/** The secret of the installation in the data folder `home`, made when it is first asked for. Only its owner may read it. */
export async function readLocalSecret(home: string): Promise<string> {
  const path = join(home, fileName);
  await mkdir(home, { recursive: true });
  try {
    const secret = randomBytes(32).toString('base64url');
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(path, 'utf8')).trim();
  }
}
