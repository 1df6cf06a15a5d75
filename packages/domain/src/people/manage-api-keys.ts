import { z } from 'zod';
import { requireRoleFor } from '../least-roles.js';
import { parseInput } from '../parse-input.js';
import { type Actor, requireRole } from '../role.js';
import { role } from './account-rules.js';
import type { NewApiKey, PeopleStore } from './people-store.js';
import type { ApiKey } from './user.js';

const createCommand = z.strictObject({ name: z.string().trim().min(1).max(100), role });
const revokeCommand = z.strictObject({ apiKeyId: z.int() });
export type CreateApiKey = z.output<typeof createCommand>;
export type RevokeApiKey = z.output<typeof revokeCommand>;

export const parseCreateApiKey = (input: unknown): CreateApiKey => parseInput(createCommand, input);
export const parseRevokeApiKey = (input: unknown): RevokeApiKey => parseInput(revokeCommand, input);

interface Keys {
  readonly store: PeopleStore;
}

export async function listApiKeys({ store }: Keys, actor: Actor): Promise<ApiKey[]> {
  requireRole(actor, 'admin');
  return store.listApiKeys();
}

export async function createApiKey({ store }: Keys, actor: Actor, command: CreateApiKey): Promise<NewApiKey> {
  requireRoleFor(actor, 'createApiKey');
  return store.createApiKey(command, actor);
}

export async function revokeApiKey({ store }: Keys, actor: Actor, command: RevokeApiKey): Promise<ApiKey> {
  requireRoleFor(actor, 'revokeApiKey');
  return store.revokeApiKey(command.apiKeyId, actor);
}
