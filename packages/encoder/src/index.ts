export { createEncoder, type Encoder, type EncoderFiles } from './encoder.js';
export { EncoderError } from './encoder-error.js';
export {
  checksumOfEncoder,
  type EncoderFileName,
  type EncoderFileSet,
  gatherEncoderFiles,
  parseEncoderFiles,
  verifyEncoderFiles,
} from './encoder-files.js';
export { EncoderThread } from './encoder-thread.js';
export { readEncoderZip } from './read-encoder-zip.js';
export { readWeights } from './read-weights.js';
export { keyOfText, textToEncode } from './text-to-encode.js';
