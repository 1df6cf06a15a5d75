/** The service could not be reached, or refused a request, or failed; the message says what to do. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
}

/** The service or its database does not answer now, and may do so again. */
export class ServiceAwayError extends ServiceError {
  override readonly name = 'ServiceAwayError';
}
