/** Something that may pass: a broken connection, a busy server. Ask again, not before `retryAfterMs` where it is said. */
export class PassingError extends Error {
  override readonly name = 'PassingError';
  constructor(
    message: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/** What asking again would not mend: a refused address, an answer that is too large, a page that is not there. */
export class LastingError extends Error {
  override readonly name = 'LastingError';
}
