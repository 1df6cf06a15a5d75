import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** Made by the build. */
const scorerFolder = fileURLToPath(new URL('../../dist/scorer', import.meta.url));

/** Where the files stand in the archive. */
export const scorerFiles = { node: 'node', scorer: 'scorer/scorer.js', model: 'model.safetensors' } as const;

/**
 * Everything that an executor needs to suggest subjects, as a gzipped tar: this Node, the scorer and the model. The
 * executors must run on this machine's kind of system.
 */
export async function packScorer(model: Uint8Array): Promise<Uint8Array> {
  const archive = pack();
  archive.entry({ name: scorerFiles.node, mode: 0o755 }, await readFile(process.execPath));
  for (const name of await readdir(scorerFolder)) {
    archive.entry({ name: join('scorer', basename(name)) }, await readFile(join(scorerFolder, name)));
  }
  archive.entry({ name: scorerFiles.model }, Buffer.from(model));
  archive.finalize();
  return promisify(gzip)(await buffer(archive), { level: constants.Z_BEST_SPEED });
}
