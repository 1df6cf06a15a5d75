import type { Slice } from '../slice.js';

/** One entry of the audit trail; see AuditedAct in packages/database for what its parts look like. */
export interface AuditEvent {
  readonly id: bigint;
  readonly at: Date;
  /** `user:3`, `key:7` or `system`. */
  readonly actor: string;
  /** The name of the person or key; null for the service. */
  readonly actorName: string | null;
  readonly action: string;
  readonly target: string;
  readonly details: unknown;
}

export interface AuditFilter {
  readonly actor?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly target?: string | null | undefined;
}

/** By ids of events. */
export interface AuditQuery extends Slice<bigint> {
  readonly filter: AuditFilter;
}

export interface AuditTrail {
  /** Newest first. */
  listEvents(query: AuditQuery): Promise<AuditEvent[]>;
}
