import { z } from 'zod';
import { defineCommand } from '../command.js';
import { role } from './account-rules.js';
import type { PeopleStore } from './people-store.js';

interface Keys {
  readonly store: PeopleStore;
}

export const createApiKey = defineCommand({
  name: 'createApiKey',
  leastRole: 'admin',
  input: z.strictObject({ name: z.string().trim().min(1).max(100), role }),
  run: ({ store }: Keys, actor, key) => store.createApiKey(key, actor),
});

export const revokeApiKey = defineCommand({
  name: 'revokeApiKey',
  leastRole: 'admin',
  input: z.strictObject({ apiKeyId: z.int() }),
  run: ({ store }: Keys, actor, { apiKeyId }) => store.revokeApiKey(apiKeyId, actor),
});
