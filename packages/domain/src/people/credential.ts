import type { Actor } from '../role.js';

/** What a request showed to say who asks. */
export interface Credential {
  readonly actor: Actor;
  /** What it ends with, as announced: `session:…` and `user:3`, or `key:7`. */
  readonly endsWith: readonly string[];
  readonly expiresAt: Date | null;
}
