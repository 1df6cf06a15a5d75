const lostStates = /^(08...|57P0[1-5])$/;
const systemCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
];
/** The last two: no connection in time, of the pool or for a transaction. */
const prismaCodes = ['P1001', 'P1002', 'P1017', 'P2024', 'P2028'];
const lostCodes = new Set([...systemCodes, ...prismaCodes]);
const lostMessages =
  /connection terminated|connection ended|client was closed|not queryable|can't reach database|timeout exceeded when trying to connect|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i;

/**
 * Whether an error means that the database went away or is not back yet, so that trying again may help. Drivers say
 * this in several ways: SQLSTATE classes 08 and 57P, system codes, Prisma's codes and kinds, or words alone; and pg-boss in
 * objects that are no Error.
 */
export function isConnectionLoss(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  const code = String(error.code);
  if (lostStates.test(code) || lostCodes.has(code) || lostMessages.test(error.message)) return true;
  if (error.errors?.some(isConnectionLoss) || isConnectionLoss(error.cause)) return true;
  return isConnectionLoss(error.meta?.driverAdapterError);
}

/** Whether Postgres ended a statement because it was told to: by its time limit, or since nobody waits for it. */
export function isCancelled(error: unknown): boolean {
  return hasCode(error, '57014');
}

/** Whether Postgres refused a text that no database can hold: a NUL in it, or half a character. */
export function isUnstorable(error: unknown): boolean {
  return hasCode(error, '22021') || hasCode(error, '22P05');
}

/** Of a driver, of Prisma, or within what Prisma wraps. */
function hasCode(error: unknown, code: string): boolean {
  if (!isErrorLike(error)) return false;
  if (error.code === code || error.originalCode === code || error.message.includes(`(${code})`)) return true;
  return error.meta?.code === code || hasCode(error.cause, code) || hasCode(error.meta?.driverAdapterError, code);
}

const collisionCodes = new Set(['40001', '40P01', 'P2034']);

/**
 * Whether Postgres ended a transaction because another was in its way (deadlock, serialisation). Prisma says so by a code
 * of its own, or within that of a raw query.
 */
export function isCollision(error: unknown): boolean {
  if (!isErrorLike(error)) return false;
  if (collisionCodes.has(String(error.code)) || error.message === 'TransactionWriteConflict') return true;
  return isCollision(error.cause) || isCollision(error.meta?.driverAdapterError);
}

/** Whether the same work may well succeed when it is tried again. */
export function isWorthRetrying(error: unknown): boolean {
  return isConnectionLoss(error) || isCollision(error);
}

interface ErrorLike {
  readonly message: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
  readonly originalCode?: unknown;
  readonly meta?: { readonly code?: unknown; readonly driverAdapterError?: unknown };
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
