/** Something that may pass: a broken connection, a busy server. Ask again, not before `retryAfterMs` where it is said. */
export class PassingError extends Error {
  override readonly name = 'PassingError';
  constructor(
    message: string,
    readonly retryAfterMs: number | null = null,
    /** Whether the server itself says that it went wrong, and not for a while. */
    readonly isServerFault = false,
  ) {
    super(message);
  }
}

/** What asking again would not mend: a refused address, an answer that is too large, a page that is not there. */
export class LastingError extends Error {
  override readonly name = 'LastingError';
  constructor(
    message: string,
    /** Whether it matters little what else is asked: the server lets nobody in, or has nothing. */
    readonly isFinal = false,
  ) {
    super(message);
  }
}
