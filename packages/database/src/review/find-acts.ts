import type { Act, Actor, Decision } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** Acts in no order; those that are not there are left out. */
export function findActs(tx: Transaction, ids: readonly bigint[]): Promise<Act[]> {
  return tx.$queryRaw<Act[]>`
    select a.id, a.kind, a.created_at as "createdAt", a.undone_at as "undoneAt",
      coalesce(u.name, k.name, 'Classmark') as actor, coalesce(uu.name, uk.name) as "undoneBy"
    from act a
      left join user_account u on u.id = a.user_id
      left join api_key k on k.id = a.api_key_id
      left join user_account uu on uu.id = a.undone_by_id
      left join api_key uk on uk.id = a.undone_by_key_id
    where a.id = any(${[...ids]}::bigint[])`;
}

/** For an act that is there. */
export async function getAct(tx: Transaction, id: bigint): Promise<Act> {
  const [act] = await findActs(tx, [id]);
  if (act === undefined) throw new Error(`Act ${id} is gone`);
  return act;
}

/** Ids of what an actor did and has not taken back, newest first. */
export async function listActIdsOf(tx: Transaction, actor: Actor, limit: number): Promise<bigint[]> {
  if (actor.kind !== 'user' && actor.kind !== 'key') return [];
  const by = actor.kind === 'user' ? { userId: actor.id } : { apiKeyId: actor.id };
  const acts = await tx.act.findMany({
    where: { ...by, undoneAt: null },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return acts.map(({ id }) => id);
}

const decisionFields = {
  id: true,
  actId: true,
  documentId: true,
  subjectId: true,
  verdict: true,
  probability: true,
  versionId: true,
} as const;

export function listDecisionsOfActs(tx: Transaction, actIds: readonly bigint[]): Promise<Decision[]> {
  const where = { actId: { in: [...actIds] } };
  return tx.decision.findMany({ where, select: decisionFields, orderBy: { id: 'asc' } });
}

/** All that was ever said of the documents, newest first, undone or not. */
export function listDecisionsOfDocuments(tx: Transaction, documentIds: readonly bigint[]): Promise<Decision[]> {
  const where = { documentId: { in: [...documentIds] } };
  return tx.decision.findMany({ where, select: decisionFields, orderBy: { id: 'desc' } });
}
