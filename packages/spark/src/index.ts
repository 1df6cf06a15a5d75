export type { SparkAddress } from './connect/channel.js';
export { parseSparkAddress } from './connect/parse-address.js';
export { loadProtocol, type Protocol } from './connect/protocol.js';
export { type PlanOptions, type PlanProgress, SparkSession } from './connect/session.js';
export { isExpressible } from './mojo/model-sql.js';
export { type ScoreTask, scoredRows, scoreOnSpark } from './mojo/score-on-spark.js';
export * from './plans/relations.js';
export { type DocumentColumns, type SuggestTask, suggestOnSpark } from './text/suggest-on-spark.js';
