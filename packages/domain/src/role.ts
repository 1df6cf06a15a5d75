import { AppError } from './app-error.js';

/** From least to most; each includes what those before it may do. */
export const roles = ['reader', 'curator', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who asks: a signed-in person, a program with a key, nobody, or the service itself. */
export type Actor =
  | { readonly kind: 'user'; readonly id: number; readonly name: string; readonly role: Role }
  | { readonly kind: 'key'; readonly id: number; readonly name: string; readonly role: Role }
  /** The role is there where the installation lets anybody read. */
  | { readonly kind: 'anonymous'; readonly role?: 'reader' }
  | { readonly kind: 'system' };

/** What only a role above the actor's may do. */
export class NotAllowedError extends AppError {
  constructor(
    actor: Actor,
    /** The least role that may. */
    readonly requiredRole: Role,
  ) {
    const isKnown = actor.kind !== 'anonymous';
    super(
      isKnown ? 'NOT_ALLOWED' : 'NOT_SIGNED_IN',
      isKnown
        ? `This needs the role ${requiredRole}; ask an admin for it.`
        : 'Sign in, or send an API key as a bearer token.',
    );
  }
}

/** Whether the actor may do what `required` may. The service may do all. */
export function hasRole(actor: Actor, required: Role): boolean {
  if (actor.kind === 'system') return true;
  return actor.role !== undefined && roles.indexOf(actor.role) >= roles.indexOf(required);
}

/** Throws a NotAllowedError (NOT_SIGNED_IN or NOT_ALLOWED) unless the actor has the role. */
export function requireRole(actor: Actor, required: Role): void {
  if (!hasRole(actor, required)) throw new NotAllowedError(actor, required);
}

/** How the audit trail names an actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'user' || actor.kind === 'key') return `${actor.kind}:${actor.id}`;
  return actor.kind;
}
