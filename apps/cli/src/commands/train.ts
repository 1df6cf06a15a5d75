import { createHash } from 'node:crypto';
import {
  type Classifier,
  describeCost,
  encodeVersion,
  isLarge,
  keepsVectors,
  threadEntries,
  trainClassifiers,
} from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { hashFiles } from '../files/hash-files.js';
import { toCorpus } from '../files/labelled-corpus.js';
import { requireWritable } from '../files/require-writable.js';
import { sourceOf } from '../files/source-of.js';
import { writeWhole } from '../files/write-whole.js';
import { createProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { openCheckpointFile } from '../training/checkpoint-file.js';
import { loadModelRecipe } from '../training/model-recipe.js';
import { openTraining, type TrainingFilesOptions } from '../training/open-training.js';
import { countClassifiers, describeTraining, type TestSet, type TrainReport } from '../training/train-report.js';
import { addTrainingOptions, loadNaming, trainingOptions } from '../training/training-options.js';
import { loadTrainingVectors } from '../training/training-vectors.js';
import { cliVersion } from '../version.js';

const trainOptions = trainingOptions.extend({
  input: z.string(),
  output: z.string(),
  test: z.union([z.string(), z.literal(false)]).optional(),
  checkpoint: z.string().optional(),
});

type TrainOptions = z.output<typeof trainOptions>;

/** A streamed model is tested only if asked: that takes another pass over the file, and memory for every answer. */
function testOf(options: TrainOptions, terminal: Terminal): TrainingFilesOptions['test'] {
  const { test, stream } = options;
  if (typeof test === 'string') return sourceOf(test, options, terminal);
  return test === false || stream ? 'none' : 'fifth';
}

async function describeTest(test: TrainingFilesOptions['test']): Promise<{ test: TestSet; testSha256?: string }> {
  return typeof test === 'string' ? { test } : { test: 'file', testSha256: await hashFiles(test.path) };
}

interface Trained {
  readonly report: TrainReport;
  readonly classifiers: readonly Classifier[];
}

async function train(
  options: TrainOptions,
  { terminal, config }: { readonly terminal: Terminal; readonly config: Config },
): Promise<Trained> {
  await requireWritable(options.output);
  const threads = createThreads(options.threads - 1, threadEntries);
  const { vectors, name, provenance: ofVectors, prepareFiles } = await loadTrainingVectors(options, config, terminal);
  const recipe = await loadModelRecipe(options.model, vectors, options.imbalance);
  const naming = await loadNaming(options, terminal);
  const { seed, stream, output, targetPrecision, promise } = options;
  const input = sourceOf(options.input, options, terminal);
  const test = testOf(options, terminal);
  const opened = await openTraining({ input, test, stream, targetPrecision, promise }, naming);
  const files = await prepareFiles(opened, options.model);
  const { subjects, survey } = files;
  const { documents } = survey;
  const dataSha256 = await hashFiles(options.input);
  const ofTest = await describeTest(files.noFifth === null ? test : 'none');
  const { model, imbalance } = options;
  const training = { dataSha256, seed, model, imbalance, subjects, streamed: stream, ...ofTest, ...ofVectors };
  const checkpoint = options.checkpoint === undefined ? null : await openCheckpointFile(options.checkpoint, training);
  using bar = createProgressBar(terminal);
  const toLearn = { naming, subjects, unlabelled: 'unknown' } as const;
  const result = await trainClassifiers({
    ...{ recipe, subjects, threads, seed, targetPrecision, promise },
    training: toCorpus(files.training, toLearn),
    ...(files.test && { test: toCorpus(files.test, toLearn) }),
    ...(stream && { streamed: survey.count(subjects) }),
    ...(checkpoint && { checkpoints: checkpoint }),
    signal: new AbortController().signal,
    onProgress: (progress) => bar.update(progress),
    onCost: (cost) => isLarge(cost) && bar.say(describeCost(cost)),
  });
  const { classifiers, calibratedOn, learner, parameters } = result;
  const testDocuments = files.test && (result.tested?.truth.documents ?? 0);
  const provenance = {
    ...{ codeVersion: cliVersion, documents, testDocuments, dataSha256, seed, calibratedOn, ...ofTest, ...ofVectors },
    ...(name !== null && { keepsVectors: keepsVectors(learner.id, parameters) }),
  };
  const bytes = encodeVersion({ ...result, provenance });
  await writeWhole(output, bytes);
  await checkpoint?.remove();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const made = { promise, output, bytes: bytes.length, sha256, documents, test: ofTest.test, testDocuments };
  return { report: { ...made, noFifth: files.noFifth, ...countClassifiers(classifiers) }, classifiers };
}

/** `classmark train`: trains a model on a file of records. */
export function addTrainCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('train')
    .description('train a model on a file of records')
    .requiredOption(
      '--input <file>',
      'training records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts or JATS XML',
    )
    .requiredOption('--output <file>', 'where to write the model (safetensors)')
    .option(
      '--test <file>',
      'records to test the promised precision on (default: a fifth of --input, chosen by a hash of the ids and left out of the training; none if too few are labelled, or with --stream)',
    )
    .option('--no-test', 'learn from all of --input, without testing the promised precision')
    .option(
      '--checkpoint <file>',
      'keep the training state in this file, so that the same command resumes after an interruption',
    );
  addTrainingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(trainOptions, given);
    const { report, classifiers } = await train(options, { terminal, config });
    terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeTraining(report, classifiers));
  });
}
