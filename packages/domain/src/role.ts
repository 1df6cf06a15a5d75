import { AppError } from './app-error.js';

/** From least to most; each includes what those before it may do. */
export const roles = ['reader', 'curator', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who asks: a signed-in person, a program with a key, nobody, or the service itself. */
export type Actor =
  | { readonly kind: 'user'; readonly id: number; readonly name: string; readonly role: Role }
  | { readonly kind: 'key'; readonly id: number; readonly name: string; readonly role: Role }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system' };

/** Whether the actor may do what `required` may. Anonymous actors have no role; the service may do all. */
export function hasRole(actor: Actor, required: Role): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  return roles.indexOf(actor.role) >= roles.indexOf(required);
}

/** Throws AppError NOT_SIGNED_IN or NOT_ALLOWED unless the actor has the role. */
export function requireRole(actor: Actor, required: Role): void {
  if (hasRole(actor, required)) return;
  if (actor.kind === 'anonymous') throw new AppError('NOT_SIGNED_IN', 'Sign in, or send an API key as a bearer token.');
  throw new AppError('NOT_ALLOWED', `This needs the role ${required}; ask an admin for it.`);
}

/** How the audit trail names an actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user' || actor.kind === 'key') return `${actor.kind}:${actor.id}`;
  return actor.kind;
}
