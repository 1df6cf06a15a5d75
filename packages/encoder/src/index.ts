export { createEncoder, type Encoder, type EncoderFiles } from './encoder.js';
export { EncoderError } from './encoder-error.js';
