import { writeFile } from 'node:fs/promises';
import type { PromiseScope } from '@classmark/evaluation';
import {
  compareModels,
  type Evaluation,
  type ModelComparison,
  type Pair,
  StageClock,
  type StageTimes,
  threadEntries,
} from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { countCopies } from '../evaluating/count-copies.js';
import { describeEvaluation } from '../evaluating/describe-evaluation.js';
import { describeFolds } from '../evaluating/describe-folds.js';
import { type FoldReport, reportFolds } from '../evaluating/fold-report.js';
import { drawLearningCurve, type LearningCurve } from '../evaluating/learning-curve.js';
import { listPredictions } from '../evaluating/predictions.js';
import { type NamedRecipe, type Runner, runModel, type TestedModel } from '../evaluating/run-model.js';
import { openFolds, openSplit, type Split, type SplitOptions } from '../evaluating/split.js';
import { addSplitOptions, splitOptions } from '../evaluating/split-options.js';
import { listSuspects, type SuspectRecord } from '../evaluating/suspect-labels.js';
import { requireWritable } from '../files/require-writable.js';
import { sourceOf } from '../files/source-of.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { loadModelRecipe } from '../training/model-recipe.js';
import { processMoment } from '../training/process-moment.js';
import { addTrainingOptions, loadNaming, trainingOptions } from '../training/training-options.js';
import { loadTrainingVectors, noVectors, type TrainingVectors } from '../training/training-vectors.js';

const evaluateOptions = trainingOptions.extend({
  ...splitOptions,
  learningCurve: z.boolean().default(false),
  baseline: z.string().optional(),
  predictions: z.string().optional(),
});
type EvaluateOptions = z.output<typeof evaluateOptions>;

/** What `--json` prints besides the metrics. */
interface Circumstances extends StageTimes {
  readonly peakRssBytes: number;
  /** What the target precision is promised for. */
  readonly promise: PromiseScope;
  /** With `--baseline`. */
  readonly comparison?: ModelComparison;
}

/** What `--json` prints of one split. */
interface SplitReport extends Evaluation, Circumstances {
  /** Suspect labels of the training records; none where they are streamed. */
  readonly suspectLabels: readonly SuspectRecord[];
  /** Test records with the title and text of a training record; null where they are streamed. */
  readonly testCopies: number | null;
  /** With `--learning-curve`. */
  readonly learningCurve?: LearningCurve;
}

/** What `--json` prints with `--folds`. */
interface FoldsReport extends FoldReport, Circumstances {}

/** What is trained, and with what. */
interface Task extends Runner {
  readonly options: EvaluateOptions;
  readonly recipe: NamedRecipe;
  readonly baseline: NamedRecipe | null;
}

/** A baseline is trained without vectors and strategy, so that both together show what these bring. */
async function loadNamed(
  name: string,
  vectors: TrainingVectors,
  imbalance?: EvaluateOptions['imbalance'],
): Promise<NamedRecipe> {
  const recipe = await loadModelRecipe(name, vectors.vectors, imbalance);
  const additions = [vectors.name, imbalance].filter((addition) => addition != null);
  return {
    name: additions.length === 0 ? name : `${name} with ${additions.join(' and ')}`,
    recipe,
    prepare: (split) => vectors.prepareFiles(split, name),
  };
}

async function prepare(options: EvaluateOptions, terminal: Terminal, config: Config): Promise<Task> {
  if (options.predictions !== undefined) await requireWritable(options.predictions);
  const clock = new StageClock(processMoment, { seconds: 0, cpuSeconds: 0 });
  const threads = createThreads(options.threads - 1, threadEntries);
  const vectors = await loadTrainingVectors(options, config, terminal);
  const recipe = await loadNamed(options.model, vectors, options.imbalance);
  const baseline = options.baseline === undefined ? null : await loadNamed(options.baseline, noVectors);
  return {
    options,
    threads,
    terminal,
    clock,
    recipe,
    baseline,
    naming: await loadNaming(options, terminal),
  };
}

function splitOf({ options, terminal }: Task): SplitOptions {
  const { train, test, ...rest } = options;
  const source = (path: string) => sourceOf(path, options, terminal);
  return { ...rest, train: source(train), test: test === undefined ? undefined : source(test) };
}

/** A split's model, and the baseline's if there is one. */
interface SplitRuns {
  readonly run: TestedModel;
  readonly baseline: TestedModel | null;
}

/** Also writes the predictions for the test records, with `--predictions`. */
async function runSplit(split: Split, task: Task, fold = 0): Promise<SplitRuns> {
  const { options, recipe, baseline, naming } = task;
  const inFold = options.folds === undefined ? '' : `, fold ${fold + 1} of ${options.folds}`;
  const { run, result } = await runModel(await recipe.prepare(split), recipe, task, recipe.name + inFold);
  if (options.predictions !== undefined) {
    const flag = fold === 0 ? 'w' : 'a';
    await writeFile(options.predictions, listPredictions(result, split.test, naming), { flag });
  }
  return { run, baseline: baseline && (await runModel(split, baseline, task, baseline.name + inFold)).run };
}

function circumstances({ clock, options }: Task, runs: readonly SplitRuns[]): Circumstances {
  const pairs = runs.flatMap(({ run, baseline }): Pair[] => (baseline ? [[run, baseline]] : []));
  const comparison = compareModels(pairs, options.seed);
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  return { ...clock.read(), peakRssBytes, promise: options.promise, ...(comparison && { comparison }) };
}

async function evaluateSplit(task: Task): Promise<SplitReport> {
  const { options, naming, recipe } = task;
  const split = await openSplit(splitOf(task), naming);
  const runs = await runSplit(split, task);
  const { run } = runs;
  const learningCurve = options.learningCurve ? await drawLearningCurve(split, recipe, task, run) : null;
  return {
    ...run.evaluation,
    ...circumstances(task, [runs]),
    suspectLabels: await listSuspects(split.training, run.suspectLabels, split.subjects),
    testCopies: options.stream ? null : await countCopies(split),
    ...(learningCurve && { learningCurve }),
  };
}

async function evaluateFolds(task: Task, folds: number): Promise<FoldsReport> {
  const splits = await openFolds(splitOf(task), task.naming, folds);
  const runs = [];
  for (const [i, split] of splits.entries()) runs.push(await runSplit(split, task, i));
  return { ...reportFolds(runs.map(({ run }) => run)), ...circumstances(task, runs) };
}

function addOptions(command: Command): Command {
  return addSplitOptions(command)
    .option('--baseline <recipe>', 'also train a baseline and test the difference for significance')
    .addOption(
      new Option(
        '--learning-curve',
        'also train on an eighth, a quarter and a half of the records, to see what more would give',
      ).conflicts(['folds', 'baseline']),
    )
    .option('--predictions <file>', 'write the predictions for each test document, as JSON Lines');
}

/** `classmark evaluate`: trains on some records and measures on others. */
export function addEvaluateCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('evaluate').description('train on some records and test on others');
  addTrainingOptions(addOptions(command)).action(async (given: unknown) => {
    const task = await prepare(parseOptions(evaluateOptions, given), terminal, config);
    const { folds, json } = task.options;
    if (folds === undefined) {
      const report = await evaluateSplit(task);
      terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : describeEvaluation(report));
    } else {
      const report = await evaluateFolds(task, folds);
      terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : describeFolds(report));
    }
  });
}
