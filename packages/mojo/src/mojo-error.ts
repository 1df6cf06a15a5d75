/** Why a file is refused. */
export type MojoErrorCode =
  | 'NOT_A_MOJO'
  | 'DAMAGED'
  | 'TOO_LARGE'
  | 'UNSAFE_PATH'
  | 'UNKNOWN_ALGORITHM'
  | 'NEWER_VERSION'
  | 'NOT_SUPPORTED';

/** A file that is no MOJO, or one that cannot be scored. The message says what is wrong. */
export class MojoError extends Error {
  override readonly name = 'MojoError';
  constructor(
    readonly code: MojoErrorCode,
    message: string,
  ) {
    super(message);
  }
}
