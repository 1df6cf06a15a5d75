import {
  AppError,
  type CredentialStore,
  credentialHeaders,
  requireOpened,
  requireSecret,
  type SourceCredential,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database } from '../database.js';
import { transact } from '../transact.js';
import { seal, unseal } from './seal.js';

export interface Credentials extends CredentialStore {
  listCredentials(): Promise<SourceCredential[]>;
  /** What the host of an address is to be shown, none where nothing is kept. Throws AppError CONFLICT where it can't be read. */
  headersFor(address: string): Promise<Readonly<Record<string, string>>>;
}

/** @param secret of the installation, beside the database; null if it has none */
export function createCredentialStore(database: Database, secret: string | null): Credentials {
  const { prisma } = database;
  return {
    keepCredential: ({ actor, origin, secret: given }) => {
      const { kind } = given;
      const row = { kind, sealed: seal(JSON.stringify(given), requireSecret(secret), origin), createdAt: new Date() };
      return transact(database, async (tx) => {
        await tx.sourceCredential.upsert({ where: { origin }, create: { origin, ...row }, update: row });
        await recordAudit(tx, {
          actor,
          action: 'credential.kept',
          target: `source-credential:${origin}`,
          details: { kind },
        });
      });
    },
    removeCredential: (origin, actor) =>
      transact(database, async (tx) => {
        const { count } = await tx.sourceCredential.deleteMany({ where: { origin } });
        if (count === 0) throw new AppError('NOT_FOUND', `No credentials are kept for ${origin}.`);
        await recordAudit(tx, { actor, action: 'credential.removed', target: `source-credential:${origin}` });
      }),
    listCredentials: async () => {
      const rows = await prisma.sourceCredential.findMany({ omit: { sealed: true }, orderBy: { origin: 'asc' } });
      return rows.map(({ kind, ...row }) => ({ ...row, kind: kind === 'key' ? 'key' : 'password' }));
    },
    headersFor: async (address) => {
      const { origin } = new URL(address);
      const row = await prisma.sourceCredential.findUnique({ where: { origin } });
      if (row === null) return {};
      return credentialHeaders(requireOpened(unseal(row.sealed, requireSecret(secret), origin), origin));
    },
  };
}
