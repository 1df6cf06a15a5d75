import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How a Postgres program is started: what goes before its command line, and as whom it runs. */
export interface ServerIdentity {
  readonly prefix: readonly string[];
  readonly owner?: { readonly uid: number; readonly gid: number };
}

const ownNamespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

/**
 * Postgres refuses to run as root. For root there are two ways round: a user namespace in which we are somebody else
 * (files stay root's, so closed parent folders don't matter), or, where the kernel forbids that, another user.
 * A folder that exists stays with its owner.
 */
export async function serverIdentity(clusterDir: string): Promise<ServerIdentity> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { prefix: [], owner };
  const [command = '', ...flags] = ownNamespace;
  const isNamespaceAllowed = await run(command, [...flags, 'true']).then(
    () => true,
    () => false,
  );
  if (isNamespaceAllowed) return { prefix: ownNamespace };
  return { prefix: [], owner: (await idsOf('postgres')) ?? (await idsOf('nobody')) ?? { uid: 65_534, gid: 65_534 } };
}

/** Gives a file or folder to whoever the server runs as. */
export async function giveTo({ owner }: ServerIdentity, path: string): Promise<void> {
  if (owner !== undefined) await chown(path, owner.uid, owner.gid);
}

async function idsOf(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
