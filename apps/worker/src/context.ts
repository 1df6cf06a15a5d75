import { createCredentialStore, createPool, createPrisma, type Database } from '@classmark/database';
import {
  encoderJob,
  experimentJob,
  harvestJob,
  type ImportInput,
  importJob,
  type PrepareTools,
  recipeComparisonJob,
  scoringJob,
  sparkScoringJob,
  tableScoringJob,
  trainingJob,
  wordVectorsJob,
} from '@classmark/domain';
import { userAgentOf } from '@classmark/harvest';
import { createJob, type Job, type JobEvent, type JobHandler, JobRunner } from '@classmark/jobs';
import type { AppContext, Logger } from '@classmark/runtime';
import { reportStatus } from './backend/report-status.js';
import { createComparisonHandler } from './comparing/comparison-handler.js';
import type { Config } from './config.js';
import { createEncoderHandler } from './encoders/encoder-handler.js';
import { createExperimentHandler } from './experiments/experiment-handler.js';
import { createHarvestHandler, harvestsAtOnce } from './harvest/harvest-handler.js';
import { createHarvestTimetable } from './harvest/harvest-timetable.js';
import { createTableScoringHandler } from './imported-models/table-scoring-handler.js';
import { loadLanguageDetector } from './ingest/detect-language.js';
import { createImportHandler } from './ingest/import-handler.js';
import { createScoringHandler } from './scoring/scoring-handler.js';
import { createSparkScoringHandler } from './spark/spark-scoring-handler.js';
import { createTrainingHandler } from './training/training-handler.js';
import { createWordVectorsHandler } from './word-vectors/word-vectors-handler.js';

/** The composition root: opens the database and begins to work; `resources` hands runs back and closes. */
export async function startWork(config: Config, log: Logger, { signal, resources }: AppContext): Promise<void> {
  const prisma = resources.adopt(createPrisma(config.databaseUrl), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(config.databaseUrl), (opened) => opened.end());
  const database = { prisma, pool };
  const jobs = createJobs(config, database);
  const onEvent = (event: JobEvent): void => logEvent(log, event);
  const timetable = createHarvestTimetable(database);
  const runner = resources.use(new JobRunner({ database, url: config.databaseUrl, jobs, timetable, onEvent }));
  await runner.start();
  const reporting = reportStatus(pool, signal).catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'Cannot report the status of this worker');
  });
  resources.defer(() => reporting);
}

function createJobs(config: Config, database: Database): Job[] {
  const { minWords, languages, codeVersion, trainingThreads } = config;
  const { headersFor } = createCredentialStore(database, config.secret);
  const loadTools = async (): Promise<PrepareTools> => {
    const detectLanguage = await loadLanguageDetector(languages);
    return { detectLanguage, rules: { minWords, languages } };
  };
  const importWithDetector: JobHandler<ImportInput> = async (attempt, input) =>
    createImportHandler(database, await loadTools())(attempt, input);
  return [
    createJob(importJob, importWithDetector),
    createJob(
      harvestJob,
      createHarvestHandler({ database, loadTools, userAgent: userAgentOf(config.contact), headersFor }),
      harvestsAtOnce,
    ),
    createJob(trainingJob, createTrainingHandler({ database, codeVersion, helperThreads: trainingThreads })),
    createJob(scoringJob, createScoringHandler(database)),
    createJob(experimentJob, createExperimentHandler(database)),
    createJob(tableScoringJob, createTableScoringHandler(database)),
    createJob(wordVectorsJob, createWordVectorsHandler(database)),
    createJob(encoderJob, createEncoderHandler(database)),
    createJob(recipeComparisonJob, createComparisonHandler(database)),
    createJob(sparkScoringJob, createSparkScoringHandler(database, config.spark)),
  ];
}

function logEvent(log: Logger, event: JobEvent): void {
  switch (event.kind) {
    case 'attempt-begun':
      log.info({ run: String(event.runId), attempt: event.number }, 'Attempt started');
      break;
    case 'attempt-ended':
      log.info({ run: String(event.runId), attempt: event.number, outcome: event.outcome }, 'Attempt ended');
      break;
    case 'fault':
      log.error({ err: event.error, ...(event.runId !== null && { run: String(event.runId) }) }, 'Unexpected error');
      break;
    case 'database-lost':
      log.warn({ reason: event.reason }, 'Lost the database; waiting for it');
      break;
    case 'database-back':
      log.info('The database is back');
  }
}
