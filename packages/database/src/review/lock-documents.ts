import { AppError } from '@classmark/domain';
import type { Transaction } from '../database.js';

/**
 * Makes acts on the same documents wait for each other, in an order that cannot lock up. Throws AppError NOT_FOUND if
 * one is not there.
 */
export async function lockDocuments(tx: Transaction, documentIds: readonly bigint[]): Promise<void> {
  const wanted = [...new Set(documentIds)];
  const found = await tx.$queryRaw<unknown[]>`
    select from document where id = any(${wanted}::bigint[]) order by id for no key update`;
  if (found.length < wanted.length) throw new AppError('NOT_FOUND', 'Document not found.');
}
