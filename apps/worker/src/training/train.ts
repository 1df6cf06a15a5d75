import type { StoredChunk } from '@classmark/database';
import { maxSuspectLabels } from '@classmark/domain';
import {
  encodeVersion,
  isRecipeId,
  keepsVectors,
  loadRecipe,
  type TrainingProgress,
  threadEntries,
  trainClassifiers,
} from '@classmark/learners';
import { createThreads, serveThread, type ThreadSide } from '@classmark/runtime';
import { type LoadedTensorFlow, loadTensorFlow } from '@classmark/tensorflow';
import { offerCheckpoints } from './offer-checkpoints.js';
import { readPart } from './read-part.js';
import { refusalOf } from './refusal.js';
import {
  type ChunkQuestion,
  plainBackend,
  type TrainedTask,
  type TrainingNote,
  type TrainingTask,
  trainingThread,
} from './training-thread.js';

type Side = ThreadSide<ChunkQuestion, StoredChunk, TrainingNote>;

/** Between two reports of the same phase of a fit. */
const reportEveryMs = 100;

function throttleProgress({ tell }: Side): (progress: TrainingProgress) => void {
  let last = { at: 0, part: '' };
  return (progress) => {
    const at = performance.now();
    const part = `${progress.stage} ${progress.fit} ${progress.phase}`;
    if (part === last.part && at - last.at < reportEveryMs) return;
    last = { at, part };
    tell({ kind: 'progress', progress });
  };
}

async function train(task: TrainingTask, side: Side): Promise<TrainedTask> {
  if (!isRecipeId(task.recipe)) throw new Error(`There is no recipe "${task.recipe}".`);
  let backend: string = plainBackend;
  const tensorflow = async (): Promise<LoadedTensorFlow> => {
    const loaded = await loadTensorFlow();
    backend = loaded.backend;
    side.tell({ kind: 'backend', backend, reason: loaded.reason ?? null });
    return loaded;
  };
  const { subjects, targetPrecision, promise, seed, wordVectors, encoder } = task;
  const result = await trainClassifiers({
    recipe: await loadRecipe(task.recipe, task.parameters, {
      tensorflow,
      ...(wordVectors && { wordVectors }),
      ...(encoder && { encoder }),
    }),
    subjects,
    targetPrecision,
    promise,
    seed,
    checkpoints: offerCheckpoints(task.checkpoint, (bytes) => side.tell({ kind: 'checkpoint', bytes })),
    threads: createThreads(task.helperThreads, threadEntries),
    training: readPart(side.ask, 'training'),
    test: readPart(side.ask, 'heldOut'),
    signal: side.signal,
    onProgress: throttleProgress(side),
    onCost: (cost) => side.tell({ kind: 'cost', cost }),
  });
  const { learner, parameters, classifiers, evaluation, calibratedOn } = result;
  const provenance = {
    ...{ ...task.provenance, learner: learner.id, calibratedOn, backend },
    ...((wordVectors ?? encoder) && { keepsVectors: keepsVectors(learner.id, parameters) }),
  };
  const artefact = encodeVersion({ ...result, provenance });
  const suspectLabels = result.suspectLabels.slice(0, maxSuspectLabels);
  return { kind: 'trained', artefact, classifiers, evaluation, suspectLabels, provenance };
}

serveThread(trainingThread, async (task, side) => {
  try {
    const output = await train(task, side);
    const { buffer } = output.artefact;
    return { output, transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
  } catch (error) {
    return { output: refusalOf(error) };
  }
});
