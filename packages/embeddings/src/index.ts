export { checksumOf } from './checksum.js';
export { SequenceBuilder } from './corpus/sequence-builder.js';
export type { WordSequences } from './corpus/word-sequences.js';
export { encodeWordVectors } from './files/encode-word-vectors.js';
export { type ReadWordVectors, readWordVectors } from './files/read-word-vectors.js';
export {
  type VectorFormat,
  VectorFormatError,
  vectorFormats,
  type WordFilter,
} from './files/word-vector-parser.js';
export { type NearWord, nearestWords } from './nearest-words.js';
export { mostCarriedWords, type WordVectors } from './word-vectors.js';
export { architectures, defaultWord2Vec, type Word2VecSettings } from './word2vec/settings.js';
export { trainWord2Vec, type Word2VecContext, WordVectorsTooLargeError } from './word2vec/train-word2vec.js';
