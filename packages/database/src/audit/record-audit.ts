import { type Actor, actorName } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** What the audit trail keeps of an act, beside its time. */
export interface AuditedAct {
  readonly actor: Actor;
  /** `noun.verbed`, e.g. `decision.made`. */
  readonly action: string;
  /** `noun:key`, e.g. `document:12`. */
  readonly target: string;
  /** What else must be known to understand the act later, as JSON (bigints as text). No document text, no secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes one event to the audit trail, in the transaction of what it tells of: both happen, or neither. */
export function recordAudit(tx: Transaction, act: AuditedAct): Promise<void> {
  return recordAudits(tx, [act]);
}

/** Writes an event for each of several targets. */
export async function recordAudits(tx: Transaction, acts: readonly AuditedAct[]): Promise<void> {
  const [actors, actions, targets, details] = auditColumns(acts);
  await tx.$executeRaw`
    insert into audit_event (actor, action, target, details)
    select * from unnest(${actors}::text[], ${actions}::text[], ${targets}::text[], ${details}::jsonb[])`;
}

/** Events as columns: actor, action, target, details. */
export function auditColumns(acts: readonly AuditedAct[]): [string[], string[], string[], string[]] {
  return [
    acts.map(({ actor }) => actorName(actor)),
    acts.map(({ action }) => action),
    acts.map(({ target }) => target),
    acts.map(({ details = {} }) => toJson(details)),
  ];
}

function toJson(details: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(details, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}
