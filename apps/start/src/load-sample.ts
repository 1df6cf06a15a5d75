import { createReadStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createExperimentStore,
  createImportStore,
  createTrainingStore,
  type Database,
  listExperiments,
  listUnfinishedRuns,
  receiveUpload,
} from '@classmark/database';
import { execute, importDocuments, sample, startExperiment, trainModel, variantNames } from '@classmark/domain';
import { recipeCatalogue } from '@classmark/learners';
import { importExampleModel } from './import-example-model.js';
import { StartError } from './start-error.js';

const sampleDir = new URL('../../../prisma/sample/', import.meta.url);
const service = { kind: 'system' } as const;
const { source, scheme } = sample;
const model = { name: sample.model, scheme, targetPrecision: 0.9, sources: [source] };
const pollMs = 100;

/** What the first start of an empty installation goes by. */
export interface SampleContext {
  readonly database: Database;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Gives an empty installation the sample corpus, an imported model, an experiment and a first model of its own, by the
 * same commands as everybody's, and waits until the runs are done. Cut short, it goes on the next time; an installation
 * with anything else in it, or from which the sample was removed, is left alone.
 */
export async function loadSample(context: SampleContext): Promise<void> {
  if (!(await isForSample(context.database))) return;
  context.say('First start: loading the sample corpus and training a first model …');
  await importFile(context, 'labelled.jsonl', true);
  await importFile(context, 'unlabelled.jsonl', false);
  await importExampleModel(context.database);
  await runFirstExperiment(context);
  await trainFirstModel(context);
}

async function isForSample({ prisma }: Database): Promise<boolean> {
  const [models, otherSources, removals] = await Promise.all([
    prisma.model.count(),
    prisma.source.count({ where: { name: { not: source } } }),
    prisma.auditEvent.count({ where: { action: 'sample.removed' } }),
  ]);
  return models === 0 && otherSources === 0 && removals === 0;
}

async function importFile(context: SampleContext, fileName: string, isLabelled: boolean): Promise<void> {
  const { database } = context;
  const file = createReadStream(new URL(fileName, sampleDir));
  const { id } = await receiveUpload(database, file, { fileName, maxBytes: 10_000_000, actor: service });
  const labels = isLabelled ? { scheme, createSubjects: true, labelsComplete: true, mergesEqualNames: true } : {};
  await execute(importDocuments, createImportStore(database), service, { uploadId: id, source, ...labels });
  await untilRunsAreDone(context);
}

/** A small experiment, so that the lab has something to show. */
async function runFirstExperiment(context: SampleContext): Promise<void> {
  const { database } = context;
  if ((await listExperiments(database)).length > 0) return;
  const plan = { name: sample.experiment, variants: [...variantNames], seeds: 5, settings: { steps: 2_000 } };
  await execute(startExperiment, createExperimentStore(database), service, plan);
  await untilRunsAreDone(context);
}

async function trainFirstModel(context: SampleContext): Promise<void> {
  const ports = { recipes: recipeCatalogue, store: createTrainingStore(context.database) };
  await execute(trainModel, ports, service, model);
  await untilRunsAreDone(context);
}

/** Waits for all runs, those that a run starts included; rejects if one failed. */
async function untilRunsAreDone({ database, say, signal }: SampleContext): Promise<void> {
  let said = '';
  while ((await listUnfinishedRuns(database.pool)).length > 0) {
    const run = await database.prisma.run.findFirst({ where: { state: 'running' }, orderBy: { id: 'desc' } });
    if (run !== null && run.title !== said) say(`  ${run.title} …`);
    said = run?.title ?? said;
    await delay(pollMs, undefined, { signal });
  }
  const failed = await database.prisma.run.findFirst({ where: { state: 'failed' }, orderBy: { id: 'desc' } });
  if (failed !== null) throw new StartError(`${failed.title} failed: ${JSON.stringify(failed.problem)}`);
}
