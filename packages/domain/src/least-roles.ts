import { type Actor, type Role, requireRole } from './role.js';

/** The least role for whatever changes something. */
export const leastRoles = {
  cancelRun: 'operator',
  claimReviewItems: 'curator',
  createApiKey: 'admin',
  createUser: 'admin',
  decide: 'curator',
  deployClassifiers: 'operator',
  importDocuments: 'operator',
  labelDocument: 'curator',
  restoreDocuments: 'curator',
  revokeApiKey: 'admin',
  rollBackClassifiers: 'operator',
  /** One's own; for anybody else's it takes an admin. */
  setPassword: 'reader',
  setRole: 'admin',
  setThreshold: 'operator',
  trainModel: 'operator',
  undoDecision: 'curator',
  updateModel: 'operator',
} as const satisfies Readonly<Record<string, Role>>;

export type Command = keyof typeof leastRoles;

export function isCommand(name: string): name is Command {
  return Object.hasOwn(leastRoles, name);
}

/** Throws a NotAllowedError unless the actor has the least role for the command. */
export function requireRoleFor(actor: Actor, command: Command): void {
  requireRole(actor, leastRoles[command]);
}
