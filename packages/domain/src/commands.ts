import type { z } from 'zod';
import type { Command } from './command.js';
import { compareRecipes } from './comparing/compare-recipes.js';
import { restoreDocuments } from './documents/restore-documents.js';
import { deleteEncoder } from './encoders/delete-encoder.js';
import { importEncoder } from './encoders/import-encoder.js';
import { reviewExperiment, undoExperimentReview } from './experiments/review-experiment.js';
import { startExperiment } from './experiments/start-experiment.js';
import { retryHarvest } from './harvest/retry-harvest.js';
import { removeHarvestSchedule, scheduleHarvest } from './harvest/schedule-harvest.js';
import { keepSourceCredential, removeSourceCredential } from './harvest/source-credential.js';
import { startHarvest } from './harvest/start-harvest.js';
import { deleteImportedModel } from './imported-models/delete-imported-model.js';
import { importModel } from './imported-models/import-model.js';
import { renameImportedModel } from './imported-models/rename-imported-model.js';
import { scoreTable } from './imported-models/score-table.js';
import { importDocuments } from './ingest/import-documents.js';
import { undoImport } from './ingest/undo-import.js';
import { deployClassifiers, rollBackClassifiers } from './models/deploy-classifiers.js';
import { setThreshold } from './models/set-threshold.js';
import { trainModel } from './models/train-model.js';
import { updateModel } from './models/update-model.js';
import { createApiKey, revokeApiKey } from './people/manage-api-keys.js';
import { createUser, disableUser, enableUser, setPassword, setRole } from './people/manage-users.js';
import { claimReviewItems } from './review/claim-items.js';
import { decide, labelDocument, undoDecision } from './review/decide.js';
import { cancelRun } from './runs/cancel-run.js';
import { removeSample } from './sample/remove-sample.js';
import { scoreOnSpark } from './spark/score-on-spark.js';
import { deleteTarget } from './upkeep/delete-target.js';
import { merge } from './upkeep/merge.js';
import { rename } from './upkeep/rename.js';
import { createScheme } from './vocabulary/create-scheme.js';
import { editScheme } from './vocabulary/edit-scheme.js';
import { editSubject } from './vocabulary/edit-subject.js';
import { importVocabulary } from './vocabulary/import-vocabulary.js';
import { undoVocabularyImport } from './vocabulary/undo-vocabulary-import.js';
import { deleteWordVectors } from './word-vectors/delete-word-vectors.js';
import { importWordVectors } from './word-vectors/import-word-vectors.js';
import { learnWordVectors } from './word-vectors/learn-word-vectors.js';

type AnyCommand = Pick<Command<never, z.ZodType, unknown>, 'name' | 'leastRole' | 'input'>;

/** All that people and programs can change. */
export const commands: readonly AnyCommand[] = [
  cancelRun,
  claimReviewItems,
  createApiKey,
  createScheme,
  createUser,
  decide,
  deleteTarget,
  deployClassifiers,
  disableUser,
  editScheme,
  editSubject,
  enableUser,
  deleteImportedModel,
  importDocuments,
  importModel,
  importVocabulary,
  keepSourceCredential,
  renameImportedModel,
  labelDocument,
  merge,
  removeSample,
  removeHarvestSchedule,
  removeSourceCredential,
  rename,
  restoreDocuments,
  reviewExperiment,
  retryHarvest,
  revokeApiKey,
  rollBackClassifiers,
  scheduleHarvest,
  scoreOnSpark,
  scoreTable,
  setPassword,
  setRole,
  setThreshold,
  startExperiment,
  startHarvest,
  trainModel,
  undoDecision,
  undoExperimentReview,
  undoImport,
  undoVocabularyImport,
  updateModel,
  compareRecipes,
  deleteWordVectors,
  importWordVectors,
  learnWordVectors,
  deleteEncoder,
  importEncoder,
];
