import { rm } from 'node:fs/promises';
import { type CheckpointKeeper, decodeArtefact, encodeArtefact } from '@classmark/learners';
import { WorkPace } from '@classmark/runtime';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { requireWritable } from '../files/require-writable.js';
import { writeWhole } from '../files/write-whole.js';
import { cliVersion } from '../version.js';

const kind = 'checkpoint';

/** A file that holds the state of a training until it ends. */
export interface CheckpointFile extends CheckpointKeeper {
  remove(): Promise<void>;
}

/**
 * Opens a checkpoint file, or creates it.
 * @param given identifies the training beside its code; a checkpoint of a different one is refused
 * @throws InputFileError
 */
export async function openCheckpointFile(path: string, given: object): Promise<CheckpointFile> {
  const training = JSON.stringify({ codeVersion: cliVersion, ...given });
  await requireWritable(path);
  const pace = new WorkPace();
  return {
    last: await readCheckpoint(path, training),
    offer: (take) =>
      pace.offer(async () => {
        const weights = await take();
        await writeWhole(path, encodeArtefact({ learner: kind, weights, metadata: { training } }));
      }),
    remove: () => rm(path, { force: true }),
  };
}

async function readCheckpoint(path: string, training: string): Promise<CheckpointKeeper['last']> {
  const bytes = await readWhole(path);
  if (bytes === null) return null;
  const { learner, weights, metadata } = await decodeFile(path, () => decodeArtefact(bytes));
  if (learner === kind && metadata.training === training) return weights;
  throw new InputFileError(
    path,
    'This checkpoint belongs to a different training, or is of another version of this command. Use another file, or delete this one to start over.',
  );
}
