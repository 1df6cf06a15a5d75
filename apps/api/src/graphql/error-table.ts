import type { AppError, ErrorCode } from '@classmark/domain';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, type Problem } from './problem.js';

interface Answer {
  /** What a mutation answers with; null where it is the service that cannot, so that the answer is an error. */
  readonly Problem: (new (error: AppError) => Problem) | null;
  /** What an HTTP route answers with. */
  readonly status: number;
}

/** How this edge tells of every error of the domain. The one such table. */
export const errorTable = {
  NOT_SIGNED_IN: { Problem: NotAllowedProblem, status: 401 },
  NOT_ALLOWED: { Problem: NotAllowedProblem, status: 403 },
  NOT_FOUND: { Problem: NotFoundProblem, status: 404 },
  INVALID_INPUT: { Problem: InvalidInputProblem, status: 400 },
  NOTHING_TO_TRAIN: { Problem: InvalidInputProblem, status: 400 },
  CONFLICT: { Problem: ConflictProblem, status: 409 },
  STALE_ATTEMPT: { Problem: ConflictProblem, status: 409 },
  DAMAGED_ARTEFACT: { Problem: ConflictProblem, status: 409 },
  TOO_MANY_ATTEMPTS: { Problem: ConflictProblem, status: 429 },
  TOO_MANY_REQUESTS: { Problem: null, status: 429 },
  OVERLOADED: { Problem: null, status: 503 },
  TIMED_OUT: { Problem: null, status: 503 },
  UNAVAILABLE: { Problem: null, status: 503 },
} as const satisfies Record<ErrorCode, Answer>;
