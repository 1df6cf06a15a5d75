export { cohenKappa, type JointAnswers, krippendorffAlpha } from './agreement/agreement.js';
export { masiAlpha } from './agreement/masi-alpha.js';
export { type BestOtherScores, bestOtherScore, findBestOtherScores } from './calibration/best-other-score.js';
export { fitBeta } from './calibration/beta-calibration.js';
export { type Calibration, calibrate, calibrationSchema } from './calibration/calibration.js';
export { type ComparedLabels, toGroups } from './calibration/cell-groups.js';
export { type ChosenCalibration, chooseCalibration } from './calibration/choose-calibration.js';
export { fitIsotonic } from './calibration/isotonic-calibration.js';
export { fitPlatt } from './calibration/platt-calibration.js';
export { PooledCalibration, type ShrinkToPooled, type UnseenCells } from './calibration/pooled-calibration.js';
export { findLabelErrors } from './labels/label-errors.js';
export {
  type LabelMatrix,
  noLabel,
  pooledLabels,
  type ScoredLabels,
  scoredLabels,
  unknownLabel,
  yesLabel,
} from './labels/label-matrix.js';
export {
  type Confusion,
  confusionPerSubject,
  macroAverage,
  microAverage,
  type PrecisionRecallF1,
  precisionRecallF1,
  sumConfusions,
} from './metrics/confusion.js';
export { averagePrecision, type CurvePoint, precisionRecallCurve } from './metrics/precision-recall-curve.js';
export {
  type ProbabilityMetrics,
  probabilityMetrics,
  type ReliabilityBin,
  reliabilityCurve,
} from './metrics/probability-metrics.js';
export { type RankingMetrics, rankingMetrics } from './metrics/ranking.js';
export { shareSchema } from './metrics/share.js';
export { subsetAccuracy } from './metrics/subset-accuracy.js';
export { hasFallen, type PrevalenceChange, PrevalenceEstimator } from './prevalence/prevalence.js';
export { betaCdf, betaQuantile } from './significance/beta-distribution.js';
export { bootstrapF1, type F1Intervals, type Interval } from './significance/bootstrap-intervals.js';
export { jeffreysInterval } from './significance/jeffreys-interval.js';
export { errorAfterDoubling, type LearningPoint } from './significance/learning-curve.js';
export { type Discordance, discordancePerSubject, holmAdjusted, mcnemarTest } from './significance/mcnemar.js';
export {
  type F1Differences,
  type PairedDifference,
  pairedBootstrap,
  pairedBootstrapPerSubject,
} from './significance/paired-bootstrap.js';
export { type MeanInterval, resampledT } from './significance/resampled-t.js';
export { isSurelyLower } from './significance/surely-lower.js';
export { hashFraction, hashFractionOfBytes } from './splits/hash-fraction.js';
export { heldOutFractions, heldOutShare, isHeldOut } from './splits/held-out.js';
export { numberGroups } from './splits/number-groups.js';
export { type FoldOptions, type LabelRows, stratifiedFolds } from './splits/stratified-folds.js';
export { timeRanks } from './splits/time-ranks.js';
export { splitByTime, type TimeSplit, timeBlocks } from './splits/time-splits.js';
export {
  type Acceptance,
  chooseAcceptance,
  describeReviewOnly,
  fewestPredictions,
  type ReviewOnlyReason,
  reviewOnlyReasonSchema,
} from './thresholds/accept-threshold.js';
export { AcceptTogether, checkTogether } from './thresholds/accept-together.js';
export { F1Thresholds } from './thresholds/f1-thresholds.js';
export {
  addHitCounts,
  countHits,
  type HitCounts,
  type PrecisionBound,
  precisionBounds,
} from './thresholds/precision-bounds.js';
export { type PromiseScope, promiseScopes } from './thresholds/promise-scope.js';
export { type PrecisionBasis, type ThresholdBasis, thresholdBasisSchema } from './thresholds/threshold-basis.js';
