import {
  type Actor,
  type NewScheme,
  nameConflict,
  type Scheme,
  type SchemeEditStore,
  type SchemeStore,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';
import { editScheme } from './edit-scheme.js';

export function createSchemeStore(database: Database): SchemeStore & SchemeEditStore {
  return {
    createScheme: (scheme, actor) => transact(database, (tx) => createScheme(tx, scheme, actor)),
    editScheme: (schemeId, settings, actor) =>
      transact(database, (tx) => editScheme(tx, { schemeId, settings, actor })),
  };
}

async function createScheme(tx: Transaction, scheme: NewScheme, actor: Actor): Promise<Scheme> {
  const { name, mergesEqualNames, labelsImplyBroader } = scheme;
  const [created] = await tx.$queryRaw<{ id: number }[]>`
    insert into scheme (name, merges_equal_names, labels_imply_broader)
    values (${name}, ${mergesEqualNames}, ${labelsImplyBroader})
    on conflict (name) do nothing returning id`;
  if (created === undefined) {
    throw nameConflict(`A scheme named "${name}" already exists.`);
  }
  const details = { name, mergesEqualNames, labelsImplyBroader };
  await recordAudit(tx, { actor, action: 'scheme.created', target: `scheme:${created.id}`, details });
  return { ...scheme, id: created.id };
}
