import { type Attempts, countAttempt, maxAttempts } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Transaction } from '../database.js';

/**
 * Counts a guess at an account or from an address, and says whether it is the last one for now. Throws a
 * TooManyAttemptsError.
 */
export async function countGuess(
  tx: Transaction,
  kind: keyof typeof maxAttempts,
  of: string,
): Promise<{ isLast: boolean }> {
  const key = guessKey(kind, of);
  await tx.$executeRaw`
    insert into sign_in_attempts (key, count, last_at) values (${key}, 0, 'epoch') on conflict do nothing`;
  const [before] = await tx.$queryRaw<[Attempts]>`
    select count, last_at as "lastAt" from sign_in_attempts where key = ${key} for update`;
  const { isLast, ...after } = countAttempt(before, maxAttempts[kind], new Date());
  await tx.signInAttempts.update({ where: { key }, data: after });
  if (isLast) await recordAudit(tx, { actor: { kind: 'system' }, action: 'sign-in.locked', target: key });
  return { isLast };
}

/** Under which guesses at an account, whatever its case, or from an address are counted. */
export const guessKey = (kind: keyof typeof maxAttempts, of: string): string => `${kind}:${of.toLowerCase()}`;
