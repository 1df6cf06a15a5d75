import {
  encodeVersion,
  StageClock,
  type Trial,
  type TriedModel,
  threadEntries,
  weighModels,
} from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { describeModels, type ModelsReport } from '../evaluating/describe-models.js';
import { type NamedRecipe, type Runner, runModel } from '../evaluating/run-model.js';
import { openFolds, openSplit, type Split } from '../evaluating/split.js';
import { addSplitOptions, splitOptions } from '../evaluating/split-options.js';
import { sourceOf } from '../files/source-of.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { loadModelRecipe } from '../training/model-recipe.js';
import { parseModelNames } from '../training/parse-model-names.js';
import { processMoment } from '../training/process-moment.js';
import { addLearningOptions, addNamingOptions, learningOptions, loadNaming } from '../training/training-options.js';
import { loadTrainingVectors, noVectors } from '../training/training-vectors.js';

const compareOptions = learningOptions.extend({ ...splitOptions, models: z.string() });
type CompareOptions = z.output<typeof compareOptions>;

/** What is compared, and on what. */
interface Task extends Omit<Runner, 'clock'> {
  readonly splits: readonly Split[];
  readonly recipes: readonly NamedRecipe[];
}

async function prepare(options: CompareOptions, terminal: Terminal, config: Config): Promise<Task> {
  const { embeddings, encoder, seed, folds } = options;
  const names = parseModelNames(options.models, { vectors: embeddings !== undefined, encoder: encoder !== undefined });
  const ofWords = await loadTrainingVectors({ embeddings }, config, terminal);
  const ofEncoder = await loadTrainingVectors({ encoder }, config, terminal);
  const vectorsOf = { vectors: ofWords, encoder: ofEncoder };
  const recipes: NamedRecipe[] = [];
  for (const { name, recipe, addition } of names) {
    const { vectors, prepareFiles } = addition === null ? noVectors : vectorsOf[addition];
    const prepare = (split: Split): Promise<Split> => prepareFiles(split, recipe);
    recipes.push({ name, recipe: await loadModelRecipe(recipe, vectors), prepare });
  }
  const naming = await loadNaming(options, terminal);
  const { train, test, byTime, stream } = options;
  const source = (path: string) => sourceOf(path, options, terminal);
  const records = { train: source(train), test: test === undefined ? undefined : source(test) };
  const splitting = { byTime, stream, seed, ...records };
  const splits = folds === undefined ? [await openSplit(splitting, naming)] : await openFolds(splitting, naming, folds);
  return { options, splits, recipes, naming, terminal, threads: createThreads(options.threads - 1, threadEntries) };
}

async function tryOnce(split: Split, recipe: NamedRecipe, task: Task): Promise<Trial> {
  const prepared = await recipe.prepare(split);
  const clock = new StageClock(processMoment);
  const { run, result } = await runModel(prepared, recipe, { ...task, clock }, recipe.name);
  const { length: artefactBytes } = encodeVersion({ ...result, provenance: {} });
  return { run, times: clock.read(), artefactBytes };
}

async function tryModel(recipe: NamedRecipe, task: Task): Promise<TriedModel> {
  const trials: Trial[] = [];
  for (const split of task.splits) trials.push(await tryOnce(split, recipe, task));
  return { name: recipe.name, trials, peakRssBytes: process.resourceUsage().maxRSS * 1024 };
}

async function compare(task: Task): Promise<ModelsReport> {
  const models: TriedModel[] = [];
  for (const recipe of task.recipes) models.push(await tryModel(recipe, task));
  const tested = models[0]?.trials.map(({ run }) => run.evaluation.documents) ?? [];
  const { targetPrecision, promise, seed } = task.options;
  return {
    documents: tested.reduce((sum, documents) => sum + documents, 0),
    ...{ splits: task.splits.length, targetPrecision, promise },
    models: weighModels(models, seed),
  };
}

/** `classmark compare`: says which of several models pays. */
export function addCompareCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('compare')
    .description('train several models on the same records, and say which are better, and at what cost')
    .requiredOption(
      '--models <list>',
      'recipes, the first of which the others are compared with, e.g. linear,linear+vectors,cnn; "+vectors": with --embeddings, "+encoder": with --encoder',
    );
  addLearningOptions(addNamingOptions(addSplitOptions(command)), ['stream']).action(async (given: unknown) => {
    const options = parseOptions(compareOptions, given);
    const report = await compare(await prepare(options, terminal, config));
    terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeModels(report));
  });
}
