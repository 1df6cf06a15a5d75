import { type Actor, type ApiKey, AppError, type NewApiKey, type Role } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';
import { announceEnding, keyEnding } from './end-credential.js';
import { createSecret, hashSecret } from './secrets.js';

const keyFields = {
  id: true,
  name: true,
  prefix: true,
  role: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} satisfies Prisma.ApiKeySelect;

/** So that a key is known for one wherever it turns up. */
const keyStart = 'classmark_';
const prefixLength = keyStart.length + 6;

export function listApiKeys(tx: Transaction): Promise<ApiKey[]> {
  return tx.apiKey.findMany({ select: keyFields, orderBy: { id: 'desc' } });
}

export function findApiKeys({ prisma }: Database, ids: readonly number[]): Promise<ApiKey[]> {
  return prisma.apiKey.findMany({ select: keyFields, where: { id: { in: [...ids] } } });
}

export async function createApiKey(
  tx: Transaction,
  { name, role }: { readonly name: string; readonly role: Role },
  actor: Actor,
): Promise<NewApiKey> {
  const secret = keyStart + createSecret();
  const apiKey = await tx.apiKey.create({
    data: {
      name,
      role,
      prefix: secret.slice(0, prefixLength),
      keyHash: hashSecret(secret),
      createdById: actor.kind === 'user' ? actor.id : null,
    },
    select: keyFields,
  });
  await recordAudit(tx, { actor, action: 'key.created', target: `key:${apiKey.id}`, details: { name, role } });
  return { apiKey, secret };
}

export async function revokeApiKey(tx: Transaction, id: number, actor: Actor): Promise<ApiKey> {
  const revoked = await tx.$executeRaw`update api_key set revoked_at = now() where id = ${id} and revoked_at is null`;
  if (revoked > 0) {
    await recordAudit(tx, { actor, action: 'key.revoked', target: `key:${id}` });
    announceEnding(keyEnding(id));
  }
  const apiKey = await tx.apiKey.findUnique({ where: { id }, select: keyFields });
  if (apiKey === null) throw new AppError('NOT_FOUND', 'API key not found.');
  return apiKey;
}
