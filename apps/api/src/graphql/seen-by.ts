import type { Role } from '@classmark/domain';
import { Extensions } from 'type-graphql';

/** Who sees a type or a field: from this role up, or everybody, signed in or not. */
export type Seer = Role | 'everybody';

/**
 * Says who sees what: `@SeenBy('curator')` above an object type, for all of its fields, and above a single field that is
 * for fewer. Every object type says so, or the schema cannot be built; what follows from others need not (see
 * guard-fields.ts): pages and edges are seen by whom their nodes are, what a mutation answers with by who may do it.
 */
export function SeenBy(leastRole: Seer) {
  return Extensions({ seenBy: leastRole });
}
