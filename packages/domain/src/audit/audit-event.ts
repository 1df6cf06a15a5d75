/** One entry of the audit trail; see AuditedAct in packages/database for what its parts look like. */
export interface AuditEvent {
  readonly id: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly details: unknown;
}
