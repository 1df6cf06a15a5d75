export { type LevelSplit, missingGoes, type TreeNodes } from './forest/tree-nodes.js';
export type * from './model/model.js';
export { MojoError, type MojoErrorCode } from './mojo-error.js';
export { formatJavaDouble, formatJavaFloat } from './numbers/format-java-double.js';
export { parseJavaDouble } from './numbers/parse-java-double.js';
export { readMojo } from './read-mojo.js';
