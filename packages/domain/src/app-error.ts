/** Every way a user's request can be refused. Each edge (GraphQL, CLI, HTTP) maps all of them in one table. */
export type ErrorCode =
  | 'NOT_ALLOWED'
  | 'NOT_SIGNED_IN'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'CONFLICT'
  | 'TOO_MANY_ATTEMPTS'
  /** More work was asked for within a minute than one asker may have done. */
  | 'TOO_MANY_REQUESTS'
  /** More requests are under way than can be served in good time. */
  | 'OVERLOADED'
  /** It took longer than a request may. */
  | 'TIMED_OUT'
  /** Something that the service needs, its database, does not answer. */
  | 'UNAVAILABLE'
  | 'DAMAGED_ARTEFACT'
  | 'NOTHING_TO_TRAIN'
  | 'STALE_ATTEMPT';

export interface InputIssue {
  /** Dotted path of the field, e.g. `records.3.title`. */
  readonly path: string;
  readonly message: string;
}

/** A mistake or refusal that a user can do something about. What is not an AppError is a fault. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    /** Says what is wrong and what to do; shown as it is. */
    message: string,
    readonly issues: readonly InputIssue[] = [],
  ) {
    super(message);
  }
}
