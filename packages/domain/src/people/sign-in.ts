import { z } from 'zod';
import { AppError } from '../app-error.js';
import { parseInput } from '../parse-input.js';
import type { PasswordHasher } from './password-hasher.js';
import { lockMs, TooManyAttemptsError } from './sign-in-limit.js';
import type { User } from './user.js';

const command = z.strictObject({ name: z.string().max(200), password: z.string().max(1_000) });
export type SignIn = z.output<typeof command> & { readonly address: string };

export function parseSignIn(input: unknown, address: string): SignIn {
  return { ...parseInput(command, input), address };
}

export interface StartedSession {
  readonly user: User;
  /** What the cookie carries; only its hash is kept. */
  readonly secret: string;
  readonly expiresAt: Date;
}

export interface Account {
  readonly id: number;
  readonly passwordHash: string;
  readonly isDisabled: boolean;
}

export type VerifiedAccount = Pick<Account, 'id' | 'passwordHash'>;

export interface SessionStore {
  /**
   * Counts an attempt for the account and the address (see countAttempt), and says whether a wrong password would be
   * the last one. Throws a TooManyAttemptsError, and writes to the audit trail that a lock has begun.
   */
  countAttempt(attempt: Pick<SignIn, 'name' | 'address'>): Promise<{ isLast: boolean }>;
  /** Whatever the case of the name. */
  findAccount(name: string): Promise<Account | null>;
  /**
   * Forgets the attempts and starts a session; null where the account has been disabled or has another password than the
   * one that was verified.
   */
  startSession(verified: VerifiedAccount, attempt: Pick<SignIn, 'name' | 'address'>): Promise<StartedSession | null>;
}

/** Throws AppError NOT_SIGNED_IN for a wrong name or password, which of the two is not said; TooManyAttemptsError. */
export async function signIn(store: SessionStore, passwords: PasswordHasher, attempt: SignIn): Promise<StartedSession> {
  const { isLast } = await store.countAttempt(attempt);
  const found = await store.findAccount(attempt.name);
  const account = found?.isDisabled ? null : found;
  const isRight = await passwords.verify(attempt.password, account?.passwordHash ?? null);
  const session = account !== null && isRight ? await store.startSession(account, attempt) : null;
  if (session !== null) return session;
  if (isLast) throw new TooManyAttemptsError(lockMs / 1_000);
  throw new AppError('NOT_SIGNED_IN', 'The name or the password is wrong.');
}
