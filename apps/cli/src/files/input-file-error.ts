/** A file cannot be used; the message says which, where and why. */
export class InputFileError extends Error {
  override readonly name = 'InputFileError';
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
  }
}
