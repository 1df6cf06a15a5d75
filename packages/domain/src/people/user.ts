import { type Actor, hasRole, type Role } from '../role.js';

/** A person who signs in. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  /** Since when they can't sign in; null while they can. */
  readonly disabledAt: Date | null;
}

/** Admins see everybody, others themselves. */
export function canSeeUser(actor: Actor, { id }: Pick<User, 'id'>): boolean {
  return hasRole(actor, 'admin') || (actor.kind === 'user' && actor.id === id);
}

/** A program's way in. The key itself is known to its maker alone. */
export interface ApiKey {
  readonly id: number;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  readonly role: Role;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
