import { writeFile } from 'node:fs/promises';
import { chance } from '@classmark/evaluation';
import type { SourceRecord } from '@classmark/harvest';
import { type Evaluation, trainClassifiers } from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import type { Command } from 'commander';
import * as z from 'zod';
import { InputFileError } from '../files/input-file-error.js';
import { joinSubjects, surveyFile, toCorpus } from '../files/labelled-corpus.js';
import { openRecordFile, type RecordFile, selectRecords } from '../files/record-file.js';
import { createProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { describeEvaluation } from '../training/describe-evaluation.js';
import { loadModelRecipe } from '../training/model-recipe.js';
import { listPredictions } from '../training/predictions.js';
import { StageClock, type StageSeconds, stageOf } from '../training/stage-clock.js';
import { listSuspects, type SuspectRecord } from '../training/suspect-labels.js';
import { addTrainingOptions, loadNaming, trainingOptions } from '../training/training-options.js';

const evaluateOptions = trainingOptions.extend({
  train: z.string(),
  test: z.string().optional(),
  predictions: z.string().optional(),
});

/** Of a thousand records. */
const HELD_OUT = 200;

/** What `--json` prints. */
interface EvaluationReport extends Evaluation {
  readonly cpuSeconds: StageSeconds;
  readonly seconds: StageSeconds;
  readonly peakRssBytes: number;
  /** Of the training records; none where they are streamed. */
  readonly suspectLabels: readonly SuspectRecord[];
}

/** Without a test file, a fifth of the records is set aside. */
async function openParts({
  train,
  test,
  stream: streamed,
}: z.output<typeof evaluateOptions>): Promise<{ readonly training: RecordFile; readonly test: RecordFile }> {
  const file = await openRecordFile(train, { streamed });
  if (test !== undefined) return { training: file, test: await openRecordFile(test, { streamed }) };
  const isHeldOut = ({ id }: SourceRecord): boolean => chance(id) < HELD_OUT;
  return { training: selectRecords(file, (record) => !isHeldOut(record)), test: selectRecords(file, isHeldOut) };
}

async function evaluate(options: z.output<typeof evaluateOptions>, terminal: Terminal): Promise<EvaluationReport> {
  const clock = new StageClock();
  const recipe = await loadModelRecipe(options.model);
  const naming = await loadNaming(options);
  const { training, test } = await openParts(options);
  const survey = await surveyFile(training, naming, 'unknown');
  const subjects = joinSubjects([survey, await surveyFile(test, naming, 'none')]);
  using bar = createProgressBar(terminal);
  const { evaluation, ...result } = await trainClassifiers({
    recipe,
    subjects,
    training: toCorpus(training, { naming, subjects, unsaid: 'unknown' }),
    test: toCorpus(test, { naming, subjects, unsaid: 'none' }),
    targetPrecision: options.targetPrecision,
    ...(options.stream && { streamed: survey.count(subjects) }),
    threads: createThreads(options.threads - 1),
    seed: options.seed,
    signal: new AbortController().signal,
    onProgress: (progress) => {
      clock.enter(stageOf(progress));
      bar.update(progress);
    },
  });
  if (evaluation === null) throw new InputFileError(options.test ?? options.train, 'There is no document to test on.');
  const times = clock.finish();
  if (options.predictions !== undefined) {
    await writeFile(options.predictions, listPredictions(result, test, naming));
  }
  const suspectLabels = await listSuspects(training, result.suspectLabels, subjects);
  return { ...evaluation, ...times, peakRssBytes: process.resourceUsage().maxRSS * 1024, suspectLabels };
}

/** `classmark evaluate`: trains on one file and says how well it does on another. */
export function addEvaluateCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('evaluate')
    .description('train on one file of records and measure on another')
    .requiredOption('--train <file>', 'records to learn from: JSON Lines or CSV, gzipped or not')
    .option('--test <file>', 'records to measure on; used for nothing else (default: a fifth of --train, by their ids)')
    .option('--predictions <file>', 'write what was given to each test document, as JSON Lines');
  addTrainingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(evaluateOptions, given);
    const report = await evaluate(options, terminal);
    terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : describeEvaluation(report));
  });
}
