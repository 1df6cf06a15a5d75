import type { Actor, Role } from '../role.js';
import type { ApiKey, User } from './user.js';

export interface NewUser {
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** People and keys. What changes them writes its audit event in the same transaction. */
export interface PeopleStore {
  /** Oldest first. */
  listUsers(): Promise<User[]>;
  /** Throws AppError CONFLICT if the name is taken, in whatever case. */
  createUser(user: NewUser, actor: Actor): Promise<User>;
  /**
   * Ends the person's streams, so that they come back with the new role. Throws AppError NOT_FOUND, or CONFLICT where
   * no admin would be left.
   */
  setRole(userId: number, role: Role, actor: Actor): Promise<User>;
  /** Null where there is no such person. */
  findPasswordHash(userId: number): Promise<string | null>;
  /** Counts a guess at the person's password, as signing in does, and says whether it is the last one for now. Throws a
   * TooManyAttemptsError. */
  countPasswordGuess(userId: number): Promise<{ isLast: boolean }>;
  /** Ends all sessions and streams of the person. Throws AppError NOT_FOUND, or CONFLICT where no admin would be left. */
  disableUser(userId: number, actor: Actor): Promise<User>;
  /** Throws AppError NOT_FOUND. */
  enableUser(userId: number, actor: Actor): Promise<User>;
  /** Ends all sessions of the person, who signs in anew, and forgets guesses. Throws AppError NOT_FOUND. */
  setPassword(userId: number, passwordHash: string, actor: Actor): Promise<User>;
  /** Newest first, revoked ones included. */
  listApiKeys(): Promise<ApiKey[]>;
  createApiKey(key: { readonly name: string; readonly role: Role }, actor: Actor): Promise<NewApiKey>;
  /** Ends the key's streams; revoking twice changes nothing. Throws AppError NOT_FOUND. */
  revokeApiKey(apiKeyId: number, actor: Actor): Promise<ApiKey>;
}

export interface NewApiKey {
  readonly apiKey: ApiKey;
  /** Shown once; only its hash is kept. */
  readonly secret: string;
}
