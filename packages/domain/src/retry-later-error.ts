import { AppError, type ErrorCode } from './app-error.js';

/** What can be asked for again after a while. */
export class RetryLaterError extends AppError {
  constructor(
    override readonly code: Extract<
      ErrorCode,
      'CONFLICT' | 'TOO_MANY_ATTEMPTS' | 'TOO_MANY_REQUESTS' | 'OVERLOADED' | 'UNAVAILABLE' | 'TIMED_OUT'
    >,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message);
  }
}
