import type { Actor } from '../role.js';

/** What a request showed to say who asks. */
export interface Credential {
  readonly actor: Actor;
  /** What it ends with, as announced: `session:…` and `user:3`, or `key:7`. */
  readonly endsWith: readonly string[];
  readonly expiresAt: Date | null;
}

/** How a session or key stands that somebody showed. */
export type CredentialState =
  | { readonly kind: 'session'; readonly hasExpired: boolean; readonly isDisabled: boolean }
  | { readonly kind: 'key'; readonly isRevoked: boolean };

/** Whether it still says who asks: a disabled person can do nothing. */
export function isCredentialValid(state: CredentialState): boolean {
  return state.kind === 'session' ? !(state.hasExpired || state.isDisabled) : !state.isRevoked;
}
