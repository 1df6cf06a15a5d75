/** The service cannot be reached, refused a request, or failed at it; the message says what to do. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}
