import { type Credential, isCredentialValid, roles } from '@classmark/domain';
import { z } from 'zod';
import type { Database } from '../database.js';
import { keyEnding, sessionEnding, userEnding } from './end-credential.js';
import { hashSecret } from './secrets.js';

/** Parsed, not trusted: a role decides what somebody may do. */
const known = z.object({ id: z.int(), name: z.string(), role: z.enum(roles) });
const sessionRows = z.array(known.extend({ expiresAt: z.date(), hasExpired: z.boolean(), isDisabled: z.boolean() }));
const keyRows = z.array(known.extend({ isRevoked: z.boolean(), isNoteDue: z.boolean() }));

/** Who a session's secret stands for; null if it has ended. */
export async function findSession({ prisma }: Database, secret: string): Promise<Credential | null> {
  const idHash = hashSecret(secret);
  const rows = await prisma.$queryRaw<unknown[]>`
    select u.id, u.name, u.role, s.expires_at as "expiresAt", s.expires_at <= now() as "hasExpired",
      u.disabled_at is not null as "isDisabled"
    from session s join user_account u on u.id = s.user_id where s.id_hash = ${idHash}`;
  const [session] = sessionRows.parse(rows);
  if (session === undefined || !isCredentialValid({ kind: 'session', ...session })) return null;
  const { id, name, role, expiresAt } = session;
  return {
    actor: { kind: 'user', id, name, role },
    endsWith: [sessionEnding(idHash), userEnding(id)],
    expiresAt,
  };
}

/** Who a key stands for; null if there is none such, or it was revoked. Its use is noted once a minute. */
export async function findApiKey({ prisma }: Database, secret: string): Promise<Credential | null> {
  const rows = await prisma.$queryRaw<unknown[]>`
    select id, name, role, revoked_at is not null as "isRevoked", coalesce(last_used_at < now() - interval '1 minute', true) as "isNoteDue"
    from api_key where key_hash = ${hashSecret(secret)}`;
  const [key] = keyRows.parse(rows);
  if (key === undefined || !isCredentialValid({ kind: 'key', ...key })) return null;
  const { id, name, role, isNoteDue } = key;
  if (isNoteDue) await prisma.$executeRaw`update api_key set last_used_at = now() where id = ${id}`;
  return { actor: { kind: 'key', id, name, role }, endsWith: [keyEnding(id)], expiresAt: null };
}
