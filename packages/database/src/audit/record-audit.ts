import { type Actor, actorName } from '@classmark/domain';
import type { Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

/** What the audit trail keeps of an act, beside its time. */
export interface AuditedAct {
  readonly actor: Actor;
  /** `noun.verbed`, e.g. `decision.made`. */
  readonly action: string;
  /** `noun:key`, e.g. `document:12`. */
  readonly target: string;
  /** What else must be known to understand the act later. No document text, no secrets. */
  readonly details?: Prisma.InputJsonObject;
}

/** Writes one event to the audit trail, in the transaction of what it tells of: both happen, or neither. */
export async function recordAudit(tx: Transaction, { actor, action, target, details = {} }: AuditedAct): Promise<void> {
  await tx.auditEvent.create({ data: { actor: actorName(actor), action, target, details }, select: { id: true } });
}
