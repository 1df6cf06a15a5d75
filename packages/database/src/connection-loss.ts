const lostStates = /^(08...|57P0[1-5])$/;
const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'P1001', 'P1002', 'P1017']);
const lostMessages = /connection terminated|connection ended|client was closed|not queryable|can't reach database/i;

/**
 * Whether an error means that the database went away or is not back yet, so that trying again may help. Drivers say
 * this in several ways: SQLSTATE classes 08 and 57P, system codes, Prisma's codes, or words alone.
 */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (lostStates.test(code) || lostCodes.has(code) || lostMessages.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss);
  return isConnectionLoss(error.cause);
}

const conflictCodes = new Set(['40001', '40P01', 'P2034']);

/** Whether the same work may well succeed when it is tried again: the database was gone, or two transactions collided. */
export function isWorthRetrying(error: unknown): boolean {
  if (isConnectionLoss(error)) return true;
  if (!(error instanceof Error)) return false;
  return ('code' in error && conflictCodes.has(String(error.code))) || isWorthRetrying(error.cause);
}
