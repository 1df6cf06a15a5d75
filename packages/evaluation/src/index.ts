export {
  type Acceptance,
  chooseAcceptance,
  defaultDriftRatio,
  describeReviewOnly,
  type PrecisionTarget,
  type ReviewOnlyReason,
  reviewOnlyReasonSchema,
} from './accept-threshold.js';
export { cohenKappa, type JointAnswers, krippendorffAlpha } from './agreement.js';
export { fitBeta } from './beta-calibration.js';
export { betaCdf } from './beta-distribution.js';
export { bootstrapF1, type F1Intervals, type Interval } from './bootstrap-intervals.js';
export { type Calibration, calibrate, calibrationSchema } from './calibration.js';
export { type RivalledLabels, toGroups } from './cell-groups.js';
export { chance, chanceOfBytes } from './chance.js';
export { type ChosenCalibration, chooseCalibration } from './choose-calibration.js';
export {
  type Confusion,
  confusionPerSubject,
  macroAverage,
  microAverage,
  type PrecisionRecallF1,
  precisionRecallF1,
  sumConfusions,
} from './confusion.js';
export { F1Cuts } from './f1-cuts.js';
export { fitIsotonic } from './isotonic-calibration.js';
export { jeffreysInterval } from './jeffreys-interval.js';
export { findLabelErrors } from './label-errors.js';
export {
  type LabelMatrix,
  noLabel,
  pooledLabels,
  type ScoredLabels,
  scoredLabels,
  unknownLabel,
  yesLabel,
} from './label-matrix.js';
export { errorAfterDoubling, type LearningPoint } from './learning-curve.js';
export { masiAlpha } from './masi-alpha.js';
export { type Discordance, discordancePerSubject, holmAdjusted, mcnemarTest } from './mcnemar.js';
export { numberGroups } from './number-groups.js';
export { type F1Differences, type PairedDifference, pairedBootstrap } from './paired-bootstrap.js';
export { fitPlatt } from './platt-calibration.js';
export {
  addOutcomes,
  jeffreysLowerBound,
  type Outcome,
  type PrecisionBound,
  precisionBounds,
} from './precision-bounds.js';
export { averagePrecision, type CurvePoint, precisionRecallCurve } from './precision-recall-curve.js';
export {
  type ProbabilityMetrics,
  probabilityMetrics,
  type ReliabilityBin,
  reliabilityCurve,
} from './probability-metrics.js';
export { type RankingMetrics, rankingMetrics } from './ranking.js';
export { type MeanInterval, resampledT } from './resampled-t.js';
export { findRivals, type Rivals, rivalOf } from './rivals.js';
export { type DrawToShared, SharedCalibration, type UnseenCells } from './shared-calibration.js';
export { type FoldOptions, type LabelRows, stratifiedFolds } from './stratified-folds.js';
export { hasFallen, type ShareEstimate, ShareEstimator } from './subject-shares.js';
export { subsetAccuracy } from './subset-accuracy.js';
export { type PrecisionBasis, type ThresholdBasis, thresholdBasisSchema } from './threshold-basis.js';
export { splitByTime, type TimeSplit, timeBlocks } from './time-splits.js';
