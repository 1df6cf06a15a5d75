import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import {
  type Classifier,
  describeSkip,
  encodeVersion,
  keepsVectors,
  threadEntries,
  trainClassifiers,
} from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { joinSubjects, surveyFile, toCorpus } from '../files/labelled-corpus.js';
import { openRecordFile } from '../files/record-file.js';
import { requireWritable } from '../files/require-writable.js';
import { sourceOf } from '../files/source-of.js';
import { writeWhole } from '../files/write-whole.js';
import { countOf } from '../terminal/count-of.js';
import { createProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { openCheckpointFile } from '../training/checkpoint-file.js';
import { loadModelRecipe } from '../training/model-recipe.js';
import { addTrainingOptions, loadNaming, trainingOptions } from '../training/training-options.js';
import { loadTrainingVectors } from '../training/training-vectors.js';
import { cliVersion } from '../version.js';

const trainOptions = trainingOptions.extend({
  input: z.string(),
  output: z.string(),
  checkpoint: z.string().optional(),
});

/** What `--json` prints. */
interface TrainReport {
  readonly output: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly documents: number;
  readonly trained: number;
  /** How many of the trained subjects publish: they have an accept threshold for the target precision. */
  readonly deployed: number;
  readonly skipped: readonly { readonly subject: string; readonly reason: string }[];
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function train(
  options: z.output<typeof trainOptions>,
  { terminal, config }: { readonly terminal: Terminal; readonly config: Config },
): Promise<TrainReport> {
  await requireWritable(options.output);
  const threads = createThreads(options.threads - 1, threadEntries);
  const { vectors, name, provenance: ofVectors, prepareFile } = await loadTrainingVectors(options, config, terminal);
  const recipe = await loadModelRecipe(options.model, vectors, options.imbalance);
  const naming = await loadNaming(options, terminal);
  const source = sourceOf(options.input, options, terminal);
  const file = await prepareFile(await openRecordFile(source, { streamed: options.stream }));
  const survey = await surveyFile(file, naming, 'unknown');
  const { documents } = survey;
  const subjects = joinSubjects([survey]);
  const dataSha256 = await hashFile(options.input);
  const { seed } = options;
  const training = JSON.stringify({
    dataSha256,
    seed,
    model: options.model,
    imbalance: options.imbalance,
    subjects,
    streamed: options.stream,
    ...ofVectors,
  });
  const checkpoint = options.checkpoint === undefined ? null : await openCheckpointFile(options.checkpoint, training);
  using bar = createProgressBar(terminal);
  const { learner, parameters, weights, classifiers, giveOne, knownWordsFloor, calibratedOn } = await trainClassifiers({
    recipe,
    subjects,
    training: toCorpus(file, { naming, subjects, unlabelled: 'unknown' }),
    targetPrecision: options.targetPrecision,
    ...(options.stream && { streamed: survey.count(subjects) }),
    ...(checkpoint && { checkpoints: checkpoint }),
    threads,
    seed,
    signal: new AbortController().signal,
    onProgress: (progress) => bar.update(progress),
  });
  const provenance = {
    ...{ codeVersion: cliVersion, documents, dataSha256, seed, calibratedOn },
    ...ofVectors,
    ...(name !== null && { keepsVectors: keepsVectors(parameters) }),
  };
  const bytes = encodeVersion({ learner, parameters, weights, classifiers, giveOne, knownWordsFloor, provenance });
  await writeWhole(options.output, bytes);
  await checkpoint?.remove();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { output: options.output, bytes: bytes.length, sha256, documents, ...countClassifiers(classifiers) };
}

function countClassifiers(classifiers: readonly Classifier[]): Pick<TrainReport, 'trained' | 'deployed' | 'skipped'> {
  const trained = classifiers.filter((classifier) => classifier.state === 'trained');
  return {
    trained: trained.length,
    deployed: trained.filter(({ acceptThreshold }) => acceptThreshold !== null).length,
    skipped: classifiers
      .filter((classifier) => classifier.state === 'skipped')
      .map(({ subject, reason }) => ({ subject, reason: describeSkip(reason) })),
  };
}

function describeTraining({ output, bytes, documents, trained, deployed, skipped }: TrainReport): string {
  const lines = [
    `${output}: ${countOf(trained, 'subject')} trained on ${countOf(documents, 'document')}, ${(bytes / 1e6).toFixed(1)} MB.`,
    `${deployed} of ${trained} reach the target precision${deployed < trained ? '; the rest are review only' : ''}.`,
    ...skipped.map(({ subject, reason }) => `Skipped "${subject}": ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `classmark train`: trains a model on a file of records. */
export function addTrainCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('train')
    .description('train a model on a file of records')
    .requiredOption('--input <file>', 'training records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts')
    .requiredOption('--output <file>', 'where to write the model (safetensors)')
    .option(
      '--checkpoint <file>',
      'keep the training state in this file, so that the same command resumes after an interruption',
    );
  addTrainingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(trainOptions, given);
    const report = await train(options, { terminal, config });
    terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeTraining(report));
  });
}
