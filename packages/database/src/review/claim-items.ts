import { type ClaimItems, mixIn, planDesk, type QueueItem, type SpotChecking } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { Prisma } from '../generated/client.js';
import { announceQueue } from './announce-queue.js';
import { drawSpotChecks } from './draw-spot-checks.js';
import { queueSql } from './queue-sql.js';

/** Rounds of looking for more where another desk was quicker; who loses them all gets fewer, and may ask again. */
const maxRounds = 5;

export interface Claim {
  readonly claim: ClaimItems;
  readonly holder: string;
  readonly spotChecking: SpotChecking;
}

/** See claimReviewItems in the domain. */
export async function claimItems(tx: Transaction, { claim, holder, spotChecking }: Claim): Promise<QueueItem[]> {
  await giveBack(tx, claim, holder);
  const items = await keepDesk(tx, claim, holder);
  const { checks, blind } = planDesk(claim.count - items.length, spotChecking);
  const checked = await leaseChecks(tx, checks, claim, holder);
  for (let round = 0; round < maxRounds && items.length + checked.length < claim.count; round++) {
    const found = await findFree(tx, { ...claim, count: claim.count - items.length - checked.length }, holder);
    if (found.length === 0) break;
    items.push(...(await lease(tx, found, { ...claim, holder, blind })));
  }
  announceQueue();
  return mixIn(items, checked, spotChecking.random);
}

async function leaseChecks(tx: Transaction, count: number, claim: ClaimItems, holder: string): Promise<QueueItem[]> {
  if (count === 0) return [];
  const documentIds = await drawSpotChecks(tx, count, claim, holder);
  const items = documentIds.map((documentId) => ({ documentId, rank: 0 }));
  return lease(tx, items, { ...claim, holder, blind: items.map(() => true) });
}

async function giveBack(tx: Transaction, { release, skip }: ClaimItems, holder: string): Promise<void> {
  const documentId = { in: [...release, ...skip] };
  await tx.$executeRaw`
    insert into review_skip (holder, document_id)
    select ${holder}, d.id from document d where d.id = any(${skip}::bigint[]) on conflict do nothing`;
  await tx.reviewLease.deleteMany({ where: { holder, documentId } });
}

/** What lies on the desk already, held anew. */
async function keepDesk(tx: Transaction, { count, subjectId, leaseSeconds }: ClaimItems, holder: string) {
  return tx.$queryRaw<QueueItem[]>`
    with mine as (
      select l.document_id, min(p.margin)::float8 as rank
      from review_lease l join prediction p on p.document_id = l.document_id and (
        p.state = 'queued' or (p.state = 'published' and l.is_blind and exists (
          select from spot_check c where c.document_id = p.document_id and c.subject_id = p.subject_id)))
      where l.holder = ${holder} and l.expires_at > now() and (${subjectId}::int is null or p.subject_id = ${subjectId})
      group by l.document_id order by rank, l.document_id limit ${count}
    ), kept as (
      update review_lease l set expires_at = now() + make_interval(secs => ${leaseSeconds})
      from mine where l.document_id = mine.document_id and l.holder = ${holder}
      returning l.document_id as "documentId", mine.rank
    )
    select * from kept order by rank, "documentId"`;
}

/** Documents that lie on no desk. Rows that another claim is looking at are passed over. */
async function findFree(tx: Transaction, { count, subjectId }: ClaimItems, holder: string): Promise<QueueItem[]> {
  const filter = { subjectId, search: null, onlyMine: false, withoutLeased: false, holder };
  const where = Prisma.sql`
    and not exists (select from review_lease l where l.document_id = p.document_id and l.expires_at > now())
    and not exists (select from review_skip s where s.document_id = p.document_id and s.holder = ${holder})`;
  const tail = Prisma.sql`for no key update of d, p skip locked`;
  const page = { order: 'closest_to_threshold', filter, limit: count, after: null } as const;
  return tx.$queryRaw<QueueItem[]>(queueSql(page, { where, tail }));
}

interface Holding {
  readonly holder: string;
  readonly leaseSeconds: number;
  /** By place; what comes after is not. */
  readonly blind: readonly boolean[];
}

/** Those of the documents that no other desk has got hold of since they were looked for. */
async function lease(tx: Transaction, items: readonly QueueItem[], { holder, leaseSeconds, blind }: Holding) {
  const leased = await tx.$queryRaw<{ id: bigint }[]>`
    insert into review_lease (document_id, holder, expires_at, is_blind)
    select id, ${holder}, now() + make_interval(secs => ${leaseSeconds}), blind
    from unnest(${items.map(({ documentId }) => documentId)}::bigint[], ${items.map((_, i) => blind[i] ?? false)}::boolean[])
      as t (id, blind)
    on conflict (document_id) do update
      set holder = excluded.holder, expires_at = excluded.expires_at, is_blind = excluded.is_blind
      where review_lease.expires_at <= now()
    returning document_id as id`;
  const ids = new Set(leased.map(({ id }) => id));
  return items.filter(({ documentId }) => ids.has(documentId));
}
