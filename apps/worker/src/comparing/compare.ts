import type { StoredChunk } from '@classmark/database';
import { type ComparedRecipe, nameOfCompared } from '@classmark/domain';
import {
  encodeVersion,
  isRecipeId,
  loadRecipe,
  type Moment,
  StageClock,
  stageOf,
  type TrainingProgress,
  type TriedModel,
  trainClassifiers,
  weighModels,
} from '@classmark/learners';
import { serveThread, type ThreadSide } from '@classmark/runtime';
import { loadTensorFlow } from '@classmark/tensorflow';
import { readPart } from '../training/read-part.js';
import { refusalOf } from '../training/refusal.js';
import {
  type ComparedTask,
  type ComparingNote,
  type ComparingQuestion,
  type ComparingTask,
  comparingThread,
} from './comparing-thread.js';

type Side = ThreadSide<ComparingQuestion, StoredChunk, ComparingNote>;

/** Between two reports of progress. */
const reportEveryMs = 200;

/** This thread's own: other work of the worker does not count. */
function threadMoment(): Moment {
  const { user, system } = process.threadCpuUsage();
  return { seconds: performance.now() / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** Watches the memory of the worker at each report. */
class Watch {
  private reportedAt = 0;
  peakBytes = process.memoryUsage.rss();

  constructor(private readonly report: (progress: TrainingProgress) => void) {}

  see(progress: TrainingProgress): void {
    const at = performance.now();
    if (at - this.reportedAt < reportEveryMs) return;
    this.reportedAt = at;
    this.peakBytes = Math.max(this.peakBytes, process.memoryUsage.rss());
    this.report(progress);
  }
}

async function loadCompared({ recipe, withWordVectors, withEncoder }: ComparedRecipe, task: ComparingTask, side: Side) {
  if (!isRecipeId(recipe)) throw new Error(`There is no recipe "${recipe}".`);
  const tensorflow = async () => {
    const loaded = await loadTensorFlow();
    side.tell({ kind: 'backend', backend: loaded.backend });
    return loaded;
  };
  return loadRecipe(
    recipe,
    {},
    {
      tensorflow,
      ...(withWordVectors && task.wordVectors && { wordVectors: task.wordVectors }),
      ...(withEncoder && task.encoder && { encoder: task.encoder }),
    },
  );
}

/** Trains and tests one recipe, on this thread alone, so that CPU time is all there is. */
async function tryRecipe(compared: ComparedRecipe, task: ComparingTask, side: Side): Promise<TriedModel> {
  const name = nameOfCompared(compared);
  side.tell({ kind: 'begun', name });
  const recipe = await loadCompared(compared, task, side);
  const { subjects, targetPrecision, promise, seed, trainingDocuments } = task;
  const clock = new StageClock(threadMoment);
  const watch = new Watch((progress) => side.tell({ kind: 'progress', name, progress }));
  const result = await trainClassifiers({
    ...{ recipe, subjects, targetPrecision, promise, seed, signal: side.signal },
    training: readPart(side.ask, 'training'),
    test: readPart(side.ask, 'heldOut'),
    onProgress: (progress) => {
      clock.enter(stageOf(progress));
      watch.see(progress);
    },
  });
  clock.stop();
  const { evaluation, tested } = result;
  if (evaluation === null || tested === null) {
    throw new Error('There are test documents, and none was tested.');
  }
  const run = { model: name, subjects, trainingDocuments, evaluation, tested };
  const { length: artefactBytes } = encodeVersion({ ...result, provenance: {} });
  return { name, trials: [{ run, times: clock.read(), artefactBytes }], peakRssBytes: watch.peakBytes };
}

async function compare(task: ComparingTask, side: Side): Promise<ComparedTask> {
  const tried: TriedModel[] = [];
  for (const recipe of task.recipes) tried.push(await tryRecipe(recipe, task, side));
  const documents = tried[0]?.trials[0]?.run.evaluation.documents ?? 0;
  return { kind: 'compared', documents, models: weighModels(tried, task.seed) };
}

serveThread(comparingThread, async (task, side) => {
  try {
    return { output: await compare(task, side) };
  } catch (error) {
    return { output: refusalOf(error) };
  }
});
