export { ArtefactError, type Contribution, type LearnerDocument, ParameterError } from '@classmark/learner';
export { type Artefact, decodeArtefact, decodeWeights, encodeArtefact } from './artefact/artefact.js';
export { compareModels, type ModelComparison, type Pair } from './comparing/compare-models.js';
export { type ComparisonOutcome, comparisonOutcome, level } from './comparing/comparison-outcome.js';
export type { ModelRun } from './comparing/model-run.js';
export { meanOver, type PooledSubject, poolSubjects, testToTraining } from './comparing/pool-splits.js';
export { between, shown, shownChange, shownPValue } from './comparing/shown-figures.js';
export {
  type Moment,
  StageClock,
  type StageSeconds,
  type StageTimes,
  stageOf,
  stages,
} from './comparing/stage-clock.js';
export { type Trial, type TriedModel, type WeighedModel, weighModels } from './comparing/weigh-models.js';
export { SampleDrawer } from './features/sample-drawer.js';
export { type ImbalanceStrategy, imbalanceStrategies } from './imbalance/strategies.js';
export type { LoadTensorFlow, TensorFlowBackend } from './linear-tf/tensorflow-backend.js';
export { isRecipeId, loadRecipe, type RecipeId, recipeCatalogue, recipeIds } from './recipes/load-recipe.js';
export type { Recipe } from './recipes/recipe.js';
export { type Backends, isLearnerId, type LearnerId, learnerIds, loadLearner } from './registry.js';
export { threadEntries } from './thread-entries.js';
export type { SuspectCell } from './training/calibrate-subjects.js';
export {
  type Classifier,
  type ClassifierMetrics,
  describeSkip,
  type SkippedClassifier,
  type SkipReason,
  type TrainedClassifier,
} from './training/classifier.js';
export { contentOf } from './training/content-of.js';
export { decideForF1, decideToAccept, isUniversal } from './training/decide-subjects.js';
export { describeCost, isLarge, type TrainingCost } from './training/estimate-cost.js';
export type { Evaluation, SubjectEvaluation } from './training/evaluation.js';
export type { LabelCounts } from './training/label-survey.js';
export { NothingToTrainError } from './training/nothing-to-train-error.js';
export { areEnoughKnown, isReliable } from './training/reliability.js';
export { explainSubject, explainWhole, scoreDocuments } from './training/score-documents.js';
export type { ScoredTest } from './training/score-test.js';
export type { KnownWordsFloor, ScoringModel } from './training/scoring-model.js';
export {
  type DocumentSuggestions,
  type SubjectSuggestion,
  type SuggestionState,
  suggestSubjects,
} from './training/suggest-subjects.js';
export type { CheckpointKeeper } from './training/task.js';
export { type TrainingRequest, type TrainingResult, trainClassifiers } from './training/train-classifiers.js';
export type { TrainingProgress, TrainingStage } from './training/training-progress.js';
export { type UpdateResult, updateClassifiers } from './training/update-classifiers.js';
export { decodeVersion, encodeVersion, type TrainedVersion } from './training/version-artefact.js';
export type { EncoderMark } from './vectors/encoded-vector.js';
export { keepsVectors } from './vectors/keeps-vectors.js';
