import { Prisma } from '../generated/client.js';

/**
 * Of a classifier `c`: that spot checks stopped it with all that its version published together, and that no target or
 * accept threshold was set since. One that they stopped by itself keeps its promise too, but has a reason of its own.
 */
export const isStoppedTogether = Prisma.sql`c.promise = 'together' and c.accept_threshold is null and exists (
  select from audit_event e
  where e.target = 'version:' || c.version_id and e.action = 'publishing.stopped' and e.details->>'reason' = c.reason)`;
