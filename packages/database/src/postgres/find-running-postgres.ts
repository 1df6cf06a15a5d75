import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findRunningServer } from './running-server.js';

/** The address of the server that runs on this data folder, made by `startEmbeddedPostgres`; null where none does. */
export async function findRunningPostgres(dataDir: string, database = 'classmark'): Promise<string | null> {
  const running = findRunningServer(join(dataDir, 'cluster'));
  if (running === undefined) return null;
  const password = await readFile(join(dataDir, 'password'), 'utf8');
  return `postgresql://postgres:${password}@127.0.0.1:${running.port}/${database}`;
}
