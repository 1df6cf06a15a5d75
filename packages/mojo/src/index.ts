export { type Archive, readArchive } from './archive/read-archive.js';
export type { ClassMetrics } from './evaluation/measure-classes.js';
export type { RegressionMetrics } from './evaluation/measure-regression.js';
export { type ModelMetrics, TableEvaluator } from './evaluation/table-evaluator.js';
export { type LevelSplit, missingGoes, type TreeNodes } from './forest/tree-nodes.js';
export { type Coefficient, listCoefficients } from './model/list-coefficients.js';
export type * from './model/model.js';
export { MojoError, type MojoErrorCode } from './mojo-error.js';
export { formatJavaDouble, formatJavaFloat } from './numbers/format-java-double.js';
export { parseJavaDouble } from './numbers/parse-java-double.js';
export { readMojo } from './read-mojo.js';
export { type MojoDetails, readMojoDetails } from './read-mojo-details.js';
export { isPackedByH2o } from './reading/open-mojo.js';
export { formatScores, scoresHeader } from './rows/format-scores.js';
export { type CellValue, type RowMode, rowModes } from './rows/input-reader.js';
export { type RowCells, type TableOptions, TableScorer } from './rows/table-scorer.js';
export { createScorer, isTableModel, type TableModel } from './scoring/create-scorer.js';
export type { InputContribution } from './scoring/glm-contributions.js';
export { meanVector } from './scoring/mean-vector.js';
export { type ModelWork, measureWork } from './scoring/measure-work.js';
export {
  createScoredRows,
  type InputRows,
  type RowError,
  rowErrors,
  type ScoredRows,
  type Scorer,
} from './scoring/scorer.js';
