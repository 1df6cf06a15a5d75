import type { Actor, RestoreStore } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { startRescoring } from '../scoring/start-rescoring.js';
import { transact } from '../transact.js';

export function createRestoreStore({ prisma }: Database): RestoreStore {
  return {
    findPresent: async (ids) => {
      const rows = await prisma.document.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    restore: (ids, actor) => transact({ prisma }, (tx) => restore(tx, ids, actor)),
  };
}

async function restore(tx: Transaction, ids: readonly bigint[], actor: Actor): Promise<void> {
  const restored = await tx.$queryRaw<{ id: bigint; at: Date }[]>`
    update document set state = 'active', set_aside_reason = null, merged_into_id = null, restored = true, updated_at = now()
    where id = any(${[...ids]}::bigint[]) and state = 'set_aside' returning id, updated_at as at`;
  const [first] = restored;
  if (first === undefined) return;
  for (const { id } of restored) {
    await recordAudit(tx, { actor, action: 'document.restored', target: `document:${id}` });
  }
  const title = `Scoring of ${restored.length} restored ${restored.length === 1 ? 'document' : 'documents'}`;
  await startRescoring(tx, { count: restored.length, since: first.at, title, actor });
}
