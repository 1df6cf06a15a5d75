import { AppError, NotAllowedError, RetryLaterError, type Role } from '@classmark/domain';

/** What the log is to say of the error behind a refusal. */
type Cause = Pick<Error, 'name' | 'message' | 'stack'>;

type Refusal =
  | ({ readonly kind: 'mistake' } & Pick<AppError, 'code' | 'message' | 'issues'>)
  | ({ readonly kind: 'later'; readonly cause: Cause | null } & Pick<
      RetryLaterError,
      'code' | 'message' | 'retryAfterSeconds'
    >)
  | { readonly kind: 'not-allowed'; readonly isSignedIn: boolean; readonly requiredRole: Role };

/** What a thread gives: an error would lose its class, and all that it has beside its message, on the way out. */
export type ThreadAnswer<Output> = { readonly output: Output } | { readonly refusal: Refusal };

/**
 * The thread's side. Throws faults as they are.
 * @param known the AppError that an error of what the work uses comes to; others as they are
 */
export async function answerOrRefuse<Output>(
  work: () => Promise<Output>,
  known: (error: unknown) => unknown = (error) => error,
): Promise<ThreadAnswer<Output>> {
  try {
    return { output: await work() };
  } catch (thrown) {
    const error = known(thrown);
    if (error instanceof AppError) return { refusal: refusalOf(error, thrown) };
    throw thrown;
  }
}

function refusalOf(error: AppError, thrown: unknown): Refusal {
  const { code, message, issues } = error;
  if (error instanceof NotAllowedError) {
    return { kind: 'not-allowed', isSignedIn: code !== 'NOT_SIGNED_IN', requiredRole: error.requiredRole };
  }
  if (error instanceof RetryLaterError) {
    const cause = error === thrown ? null : causeOf(thrown);
    return { kind: 'later', code: error.code, message, retryAfterSeconds: error.retryAfterSeconds, cause };
  }
  return { kind: 'mistake', code, message, issues };
}

const causeOf = (thrown: unknown): Cause =>
  thrown instanceof Error
    ? { name: thrown.name, message: thrown.message, stack: thrown.stack }
    : { name: 'Error', message: String(thrown) };

/** The caller's side. @throws the AppError that the thread's work threw */
export function outputOf<Output>(answer: ThreadAnswer<Output>): Output {
  if ('output' in answer) return answer.output;
  throw errorOf(answer.refusal);
}

function errorOf(refusal: Refusal): AppError {
  switch (refusal.kind) {
    case 'mistake':
      return new AppError(refusal.code, refusal.message, refusal.issues);
    case 'later': {
      const error = new RetryLaterError(refusal.code, refusal.message, refusal.retryAfterSeconds);
      if (refusal.cause !== null) error.cause = Object.assign(new Error(), refusal.cause);
      return error;
    }
    case 'not-allowed':
      return new NotAllowedError({ kind: refusal.isSignedIn ? 'system' : 'anonymous' }, refusal.requiredRole);
  }
}
