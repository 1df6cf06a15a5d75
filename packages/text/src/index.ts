export type { BlockCounter } from './blocks/block-counter.js';
export { BlockRow } from './blocks/block-row.js';
export { createBlockCounter } from './blocks/create-block-counter.js';
export {
  type BlockModel,
  blockKinds,
  blockSources,
  type FeatureBlock,
  type FittedBlock,
} from './blocks/feature-blocks.js';
export { type CountedBlock, type FittedRows, fitBlocks } from './blocks/fit-blocks.js';
export { HashIndex } from './blocks/hash-index.js';
export { type BlockTerm, listBlockTerms } from './blocks/list-block-terms.js';
export { cleanText } from './clean-text.js';
export { createTermRows } from './create-term-rows.js';
export { listStopWords, type StopWordList } from './stop-words.js';
export type { KeptColumns, TermRows, TermRowsOptions, TermRowsRoom } from './term-rows.js';
export { hashPair, hashRun, listTerms, type TermOccurrence, type TermOptions } from './terms.js';
export { foldWord, scanWords, Words } from './words.js';
