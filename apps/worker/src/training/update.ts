import type { StoredChunk } from '@classmark/database';
import { decodeVersion, encodeVersion, type TrainingProgress, updateClassifiers } from '@classmark/learners';
import { serveThread, type ThreadSide } from '@classmark/runtime';
import { readPart } from './read-part.js';
import type { TrainedTask } from './training-thread.js';
import { type NothingDecided, type UpdateQuestion, type UpdateTask, updateThread } from './update-thread.js';

async function update(
  { artefact, provenance }: UpdateTask,
  { ask, tell, signal }: ThreadSide<UpdateQuestion, StoredChunk, TrainingProgress>,
): Promise<TrainedTask | NothingDecided> {
  const version = await decodeVersion(artefact);
  const { weights, classifiers, evaluation, learnt } = await updateClassifiers({
    version,
    decisions: readPart(ask, 'decisions'),
    test: readPart(ask, 'heldOut'),
    signal,
    onProgress: tell,
  });
  if (learnt === 0) return { kind: 'nothing-decided' };
  const { calibratedOn, backend } = version.provenance;
  const described = { ...provenance, learner: version.learner.id, decidedDocuments: learnt, calibratedOn, backend };
  const updated = encodeVersion({ ...version, weights, classifiers, provenance: described });
  return { kind: 'trained', artefact: updated, classifiers, evaluation, suspectLabels: [], provenance: described };
}

serveThread(updateThread, async (task, side) => {
  const output = await update(task, side);
  const buffer = output.kind === 'trained' ? output.artefact.buffer : null;
  return { output, transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
});
