import {
  type Credentials,
  createAuditTrail,
  createComparisonStore,
  createCredentialStore,
  createDeploymentStore,
  createDocumentStore,
  createEncoderStore,
  createExperimentStore,
  createHarvestScheduleStore,
  createImportedModelStore,
  createImportStore,
  createImportUndoStore,
  createOverviewReader,
  createPeople,
  createPool,
  createPrisma,
  createRestoreStore,
  createReviewStore,
  createRunRecords,
  createRunStore,
  createSampleStore,
  createSchemeStore,
  createSparkScoringStore,
  createSubjectEditStore,
  createSubjectStore,
  createSuggestionFeed,
  createSuspectLabelReader,
  createTableScoringStore,
  createThresholdReader,
  createThresholdStore,
  createTrainingStore,
  createWordVectorsStore,
  credentialChannel,
  type Database,
  deploymentChannel,
  type NotificationHub,
  openNotificationHub,
  queueChannel,
  runChannel,
} from '@classmark/database';
import type {
  Actor,
  AuditTrail,
  CompareRecipesPorts,
  DeploymentStore,
  DocumentStore,
  EncoderStore,
  ExperimentReviewStore,
  ExperimentStore,
  HarvestRetryStore,
  HarvestScheduleStore,
  ImportedModelStore,
  ImportStore,
  ImportUndoStore,
  OverviewReader,
  People,
  RestoreStore,
  ReviewStore,
  RunRecords,
  RunStore,
  SampleStore,
  SchemeEditStore,
  SchemeStore,
  SparkScoringStore,
  SubjectEditStore,
  SubjectStore,
  SuggestionFeed,
  SuspectLabelReader,
  TableScoringStore,
  ThresholdReader,
  ThresholdStore,
  TrainingCostPorts,
  TrainModelPorts,
  UpdateModelPorts,
  UpkeepStore,
  VocabularyUndoStore,
  WordVectorsStore,
} from '@classmark/domain';
import { isLearnerId, loadLearner, recipeCatalogue } from '@classmark/learners';
import { type AppContext, createThreads, type Logger } from '@classmark/runtime';
import type { Config } from './config.js';
import { LoadedEncoders } from './encoders/loaded-encoders.js';
import { AnswerBound } from './graphql/answer-bound.js';
import { KnownCredentials } from './http/known-credentials.js';
import { OutageLog } from './http/outage-log.js';
import { WorkBudget } from './http/work-budget.js';
import { LoadedModels } from './imported-models/loaded-models.js';
import { FirstRecords } from './ingest/first-records.js';
import { RowPreviews } from './ingest/preview-thread.js';
import { createLoaders, type Loaders } from './loaders.js';
import { LoopHost } from './serving/scoring/loop-host.js';
import { ThreadHost } from './serving/scoring/thread-host.js';
import type { VersionHost } from './serving/scoring/version-host.js';
import { Serving } from './serving/serving.js';
import { ShownRows } from './serving/shown-rows.js';
import type { PreferLanguage } from './vocabulary/label-for.js';
import { createSchemeChanges } from './vocabulary/large-schemes.js';
import { VocabularyThreads } from './vocabulary/vocabulary-thread.js';

/** What lives as long as the process. A slice adds its stores here. */
export interface Services {
  readonly config: Config;
  readonly log: Logger;
  /** Aborted when the process is told to stop. */
  readonly stopping: AbortSignal;
  readonly outages: OutageLog;
  readonly budget: WorkBudget;
  readonly credentials: KnownCredentials;
  readonly shown: ShownRows;
  readonly database: Database;
  /** What other processes announce. */
  readonly notifications: NotificationHub;
  readonly people: People;
  readonly auditTrail: AuditTrail;
  readonly review: ReviewStore;
  readonly suspects: SuspectLabelReader;
  readonly suggestionFeed: SuggestionFeed;
  /** The deployed classifiers, in memory. */
  readonly serving: Serving;
  readonly runs: RunStore & RunRecords;
  readonly training: TrainModelPorts & UpdateModelPorts & CompareRecipesPorts & TrainingCostPorts;
  readonly deployments: DeploymentStore;
  readonly thresholds: ThresholdStore & ThresholdReader;
  readonly overview: OverviewReader;
  readonly subjects: SubjectStore;
  readonly schemes: SchemeStore & SchemeEditStore;
  readonly samples: SampleStore;
  readonly documents: DocumentStore;
  readonly experiments: ExperimentStore & ExperimentReviewStore;
  readonly restoring: RestoreStore;
  readonly imports: ImportStore;
  readonly importedModels: ImportedModelStore;
  readonly tableScoring: TableScoringStore & SparkScoringStore;
  /** Imported models in memory. */
  readonly loadedModels: LoadedModels;
  /** Of files that somebody asks about. */
  readonly firstRecords: FirstRecords;
  readonly rowPreviews: RowPreviews;
  readonly importUndo: ImportUndoStore;
  readonly subjectEdits: SubjectEditStore;
  readonly upkeep: UpkeepStore;
  readonly vocabularies: VocabularyUndoStore;
  readonly vocabularyThreads: VocabularyThreads;
  readonly harvests: HarvestScheduleStore & HarvestRetryStore & Credentials;
  readonly wordVectors: WordVectorsStore;
  readonly encoders: EncoderStore;
}

/** Who asks, and by what name the log speaks of it. */
export interface RequestIdentity {
  readonly requestId: string;
  readonly actor: Actor;
  /** By the header `Accept-Language`. */
  readonly preferLanguage: PreferLanguage;
  /** Aborted when nobody listens any more: the client left, or its session or key has ended. */
  readonly signal: AbortSignal;
}

/** What lives as long as a request or a stream: what resolvers receive as their context. */
export interface RequestContext extends Services, RequestIdentity {
  readonly loaders: Loaders;
  /** What the answer holds so far. */
  readonly answer: AnswerBound;
  /** Names of the commands that have succeeded so far. */
  readonly commandsRun: Set<string>;
}

/** All that is announced and listened to. */
const channels = [runChannel, deploymentChannel, queueChannel, credentialChannel];

/** Queries end with their request; this is for what changes something, or outlives its request. */
const timeLimit = { statementTimeoutMs: 60_000 };

/** The composition root; `resources` releases what it opens. */
export function createServices(config: Config, log: Logger, { signal, resources }: AppContext): Services {
  const prisma = resources.adopt(createPrisma(config.databaseUrl, timeLimit), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(config.databaseUrl, timeLimit), (opened) => opened.end());
  const outages = new OutageLog(log);
  const onOutage = (error: unknown) => outages.report(error);
  const notifications = resources.use(openNotificationHub({ url: config.databaseUrl, channels, onLost: onOutage }));
  const database = { prisma, pool };
  const serving = createServing({ config, log, database, notifications }, resources);
  void serving.follow(signal);
  const credentials = new KnownCredentials(database, onOutage);
  void credentials.follow(notifications, signal);
  return {
    config,
    log,
    stopping: signal,
    outages,
    budget: new WorkBudget(config),
    credentials,
    shown: new ShownRows(database, onOutage),
    database,
    notifications,
    people: createPeople(database),
    auditTrail: createAuditTrail(database),
    review: createReviewStore(database, { share: config.spotCheckShare, random: Math.random }),
    suspects: createSuspectLabelReader(database),
    suggestionFeed: createSuggestionFeed(database),
    serving,
    runs: { ...createRunStore(database), ...createRunRecords(database) },
    training: { recipes: recipeCatalogue, store: createTrainings(database), canLearnOn },
    deployments: createDeploymentStore(database),
    thresholds: { ...createThresholdStore(database), ...createThresholdReader(database) },
    overview: createOverviewReader(database),
    subjects: createSubjectStore(database),
    schemes: createSchemeStore(database),
    samples: createSampleStore(database),
    documents: createDocumentStore(database),
    experiments: createExperimentStore(database),
    restoring: createRestoreStore(database),
    imports: createImportStore(database),
    ...createImportedModels(database),
    ...createFileReaders(),
    importUndo: createImportUndoStore(database),
    subjectEdits: createSubjectEditStore(database),
    ...createVocabularies(config, database),
    harvests: { ...createHarvestScheduleStore(database), ...createCredentialStore(database, config.secret) },
    ...createVectorStores(database),
  };
}

const createTrainings = (database: Database) => ({
  ...createTrainingStore(database),
  ...createComparisonStore(database),
});

const createImportedModels = (database: Database) => ({
  importedModels: createImportedModelStore(database),
  tableScoring: { ...createTableScoringStore(database), ...createSparkScoringStore(database) },
  loadedModels: new LoadedModels(database),
});

function createServing(
  { config, log, database, notifications }: Pick<Services, 'config' | 'log' | 'database' | 'notifications'>,
  resources: AsyncDisposableStack,
): Serving {
  const { scoringThreads: count } = config;
  const encoders = resources.use(new LoadedEncoders(database));
  const host = resources.use<VersionHost>(count > 0 ? new ThreadHost(log, { count }) : new LoopHost());
  return new Serving({ database, notifications, log, encoders, host });
}

/** Threads in which files are read. */
const createFileReaders = () => ({
  firstRecords: new FirstRecords(createThreads(0).start),
  rowPreviews: new RowPreviews(),
});

function createVocabularies({ databaseUrl }: Config, database: Database) {
  const vocabularyThreads = new VocabularyThreads(databaseUrl);
  const changes = createSchemeChanges(database, vocabularyThreads);
  return { vocabularyThreads, upkeep: changes, vocabularies: changes };
}

const createVectorStores = (database: Database) => ({
  wordVectors: createWordVectorsStore(database),
  encoders: createEncoderStore(database),
});

async function canLearnOn(learner: string): Promise<boolean> {
  return isLearnerId(learner) && (await loadLearner(learner)).capabilities.update;
}

/**
 * Services are inherited: they need not be copied for each request, by us and by Apollo Server.
 * @param withinMs how long answering may take
 */
export function createRequestContext(
  services: Services,
  { requestId, actor, preferLanguage, signal }: RequestIdentity,
  withinMs = Number.POSITIVE_INFINITY,
): RequestContext {
  const loaders = createLoaders(services.database, actor);
  const answer = new AnswerBound(actor.kind === 'anonymous' ? 'anonymous' : 'known', performance.now() + withinMs);
  const commandsRun = new Set<string>();
  const identity = { requestId, actor, preferLanguage, signal };
  const own: Omit<RequestContext, keyof Services> = { ...identity, loaders, answer, commandsRun };
  return Object.assign<Services, typeof own>(Object.create(services), own);
}
