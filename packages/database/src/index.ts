export { createAuditTrail } from './audit/audit-trail.js';
export { type AuditedAct, recordAudit, recordAudits } from './audit/record-audit.js';
export { type BackupSize, backUpDatabase } from './backup/back-up-database.js';
export { openBackup, sealBackup } from './backup/backup-file.js';
export { restoreDatabase } from './backup/restore-database.js';
export { cancelWith, currentSignal, uncancelled } from './cancellation.js';
export { createComparisonStore } from './comparing/comparison-store.js';
export { createPool, createPrisma } from './connect.js';
export { isCancelled, isConnectionLoss, isUnstorable, isWorthRetrying } from './connection-loss.js';
export type { Database, Transaction } from './database.js';
export { createDocumentStore } from './documents/document-store.js';
export { listSnippets } from './documents/list-snippets.js';
export { countSources, findDocumentId, findDocuments, findSources, listSources } from './documents/read-documents.js';
export { listDocumentSubjects, listLabels } from './documents/read-subjects-of-documents.js';
export { createRestoreStore } from './documents/restore-store.js';
export { type EncodedText, keepEncodedTexts, readEncodedTexts } from './encoders/encoded-texts.js';
export { keepEncoder, type NewEncoder, readEncoderFiles } from './encoders/encoder-bytes.js';
export { createEncoderStore, findEncoders, listEncoders, listModelsWithEncoder } from './encoders/encoder-store.js';
export { findVersionEncoder } from './encoders/version-encoder.js';
export { createExperimentStore } from './experiments/experiment-store.js';
export { listTrainings } from './experiments/list-trainings.js';
export {
  findExperiments,
  listExperimentFrames,
  listExperimentReviews,
  listExperiments,
  listExperimentTrainings,
} from './experiments/read-experiments.js';
export { listDoneExperimentTrainings, saveExperimentTraining } from './experiments/save-experiment-training.js';
export * from './generated/client.js';
export { type Credentials, createCredentialStore } from './harvest/credential-store.js';
export { createHarvestScheduleStore } from './harvest/harvest-schedule-store.js';
export { createHarvestStore } from './harvest/harvest-store.js';
export { type HostTurn, noteRequest, tryHostTurn } from './harvest/host-turns.js';
export { listHarvestSchedules } from './harvest/list-harvest-schedules.js';
export {
  createImportedModelStore,
  findImportedModels,
  listImportedModels,
  readModelArtefact,
} from './imported-models/imported-model-store.js';
export { createTableScoringStore } from './imported-models/table-scoring-store.js';
export { inTransaction } from './in-transaction.js';
export { createImportStore } from './ingest/import-store.js';
export { ImportWriter, type WritingAttempt } from './ingest/import-writer.js';
export type { DeletedDocument } from './ingest/set-deleted-aside.js';
export { createImportUndoStore } from './ingest/undo-import.js';
export {
  deleteUpload,
  findUpload,
  type NewUpload,
  readUpload,
  readUploadRange,
  readWholeUpload,
  receiveUpload,
  type Upload,
} from './ingest/upload-store.js';
export type { ImportBatch, ImportTarget } from './ingest/write-batch.js';
export { isMigrated, MigrationError, migrate, requireMigrated } from './migrate.js';
export { deploymentChannel } from './models/announce-deployment.js';
export { type DeploymentDocument, readDeploymentSample } from './models/deployment-sample.js';
export {
  changeDeployments,
  createDeploymentStore,
  findDeployableVersion,
} from './models/deployments.js';
export {
  findClassifierMetrics,
  findClassifiers,
  listClassifiers,
  listServingKeys,
} from './models/list-classifiers.js';
export { findDeployments, findServingDeployments, listDeployments } from './models/list-deployments.js';
export { findModels, listModels } from './models/list-models.js';
export { listPartialPromises } from './models/list-partial-promises.js';
export { findVersions, listVersions } from './models/list-versions.js';
export { type ClassifierKey, findRangeEnd, movePredictions, type ProbabilityRange } from './models/move-predictions.js';
export { createThresholdReader } from './models/stored-thresholds.js';
export { readTestSample, type TestDocument } from './models/test-sample.js';
export { createThresholdStore } from './models/thresholds.js';
export { createTrainingStore } from './models/training-requests.js';
export { announce } from './notifications/announce.js';
export {
  type NotificationHub,
  type NotificationHubOptions,
  openNotificationHub,
} from './notifications/notification-hub.js';
export { createOverviewReader } from './overview/overview-reader.js';
export { findApiKeys } from './people/api-keys.js';
export { credentialChannel } from './people/end-credential.js';
export { findApiKey, findSession } from './people/find-credential.js';
export { createPasswordHasher } from './people/password-hash.js';
export { createPeople, findUsers } from './people/people-store.js';
export { createSessionStore, endSession } from './people/session-store.js';
export {
  ClusterOwnedError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './postgres/embedded-postgres.js';
export { findRunningPostgres } from './postgres/find-running-postgres.js';
export { announceQueue, queueChannel } from './review/announce-queue.js';
export { findActs, listActIdsOf, listDecisionsOfActs, listDecisionsOfDocuments } from './review/find-acts.js';
export { findPrecedents, type Precedent } from './review/find-precedents.js';
export { listLeases, listPredictionsOfDocuments } from './review/find-predictions.js';
export { queueSql } from './review/queue-sql.js';
export { createReviewStore } from './review/review-store.js';
export { countChecks, countChecksOfAll, listBlindDocuments } from './review/spot-checks.js';
export { createSuggestionFeed } from './review/suggestion-feed.js';
export { createSuspectLabelReader, readSuspectLabels } from './review/suspect-labels.js';
export { announceRun, runChannel } from './runs/announce-run.js';
export { type AttemptKey, type ClaimedRun, claimRun, fenceAttempt } from './runs/attempt.js';
export { AttemptLocks } from './runs/attempt-locks.js';
export { type Setback, setBackRun, succeedRun } from './runs/finish-run.js';
export { createRunStore } from './runs/request-cancel.js';
export { dropRunCheckpoint, keepRunCheckpoint, readRunCheckpoint } from './runs/run-checkpoint.js';
export { type MetricPoint, readAttemptState, writeBackend, writeLog, writeProgress } from './runs/run-journal.js';
export { addRunOutput, readRunOutput } from './runs/run-output.js';
export {
  createRunRecords,
  findRuns,
  findVersionIdsOfRuns,
  listImportProblems,
  listRunMetrics,
  readRunLog,
} from './runs/run-records.js';
export { saveCheckpoint } from './runs/save-checkpoint.js';
export { type StartRun, startRun } from './runs/start-run.js';
export { listUnfinishedRuns, type UnfinishedRun } from './runs/unfinished-runs.js';
export {
  type LivingWorker,
  listWorkers,
  removeWorker,
  reportWorker,
  type WorkerIdentity,
} from './runs/worker-status.js';
export { createSampleStore } from './sample/sample-store.js';
export { chooseScoringSample, readSample, savePrevalenceEstimates } from './scoring/prevalence-estimates.js';
export {
  countScoringDocuments,
  readScoringChunk,
  type ScoringChunk,
  type ScoringScope,
} from './scoring/scoring-documents.js';
export {
  type PlannedSubject,
  readScoringPlan,
  type ServingVersion,
  settleStoredFloors,
} from './scoring/scoring-plan.js';
export { type ScoredDocuments, writePredictions } from './scoring/write-predictions.js';
export {
  describeVersion,
  findSourceNames,
  hasScheme,
  listVersionSubjects,
  readServing,
  type ServingSubject,
} from './serving/read-serving.js';
export { createSparkScoringStore } from './spark/spark-scoring-store.js';
export { readArtefact } from './training/artefact-store.js';
export { inSnapshot } from './training/in-snapshot.js';
export { type PublishedVersion, publishVersion } from './training/publish-version.js';
export type { NewClassifier, NewVersion } from './training/save-version.js';
export type { TaskModel, TaskScope, TaskSubject } from './training/task-subjects.js';
export {
  type LabelSummary,
  type LabelsByOrigin,
  type StoredChunk,
  type TrainingPart,
  TrainingSnapshot,
} from './training/training-snapshot.js';
export { findUpdatedVersion, type UpdatedVersion } from './training/update-base.js';
export { transact } from './transact.js';
export { createUpkeepStore } from './upkeep/upkeep-store.js';
export { areLargeSchemes } from './vocabulary/are-large-schemes.js';
export {
  countDocumentsOfSchemes,
  countLabelled,
  countSubjectsOfSchemes,
  countSuggested,
  type SchemeCount,
  type SubjectCount,
} from './vocabulary/count-subjects.js';
export { createSubjectEditStore } from './vocabulary/edit-subject.js';
export { type FormerName, listFormerNames } from './vocabulary/list-former-names.js';
export { listLanguages, type SchemeLanguage } from './vocabulary/list-languages.js';
export { listSharedNames, type SharedName } from './vocabulary/list-shared-names.js';
export {
  findSchemes,
  findSubjects,
  findSubjectsCalled,
  listBroader,
  listNarrower,
  listSchemes,
  type SubjectStep,
} from './vocabulary/read-subjects.js';
export { createSchemeStore } from './vocabulary/scheme-store.js';
export { readStoredConcepts } from './vocabulary/stored-concepts.js';
export { createSubjectStore } from './vocabulary/subject-store.js';
export { createVocabularyStore, findVocabularyImports, listVocabularyImports } from './vocabulary/vocabulary-store.js';
export {
  keepWordVectors,
  type NewWordVectors,
  readTextsToLearn,
  readWordVectorsBytes,
} from './word-vectors/word-vectors-bytes.js';
export {
  createWordVectorsStore,
  findWordVectors,
  listModelsWithVectors,
  listWordVectors,
} from './word-vectors/word-vectors-store.js';
