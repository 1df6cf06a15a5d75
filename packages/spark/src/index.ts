export type { SparkAddress } from './connect/channel.js';
export { openSession, protocolFolder, type SparkServer } from './connect/open-session.js';
export { parseSparkAddress } from './connect/parse-address.js';
export type { ExecuteOptions, PlanProgress, SparkSession } from './connect/session.js';
export type { MojoFile } from './mojo/genmodel-udf.js';
export {
  chooseRoute,
  type ScoredTable,
  type SparkRoute,
  type SparkScoring,
  scoredRows,
  scoreOnSpark,
} from './mojo/score-on-spark.js';
export * from './plans/relations.js';
export { tableFiles } from './plans/table-files.js';
export { type DocumentColumns, type SuggestTask, suggestOnSpark } from './text/suggest-on-spark.js';
