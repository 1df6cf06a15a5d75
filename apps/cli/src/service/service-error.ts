/** The service could not be reached, or refused a request, or failed; the message says what to do. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}
