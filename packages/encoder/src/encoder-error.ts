/** An encoder that can't be run: not of the BERT family, damaged, or in another format. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';
}
