import type { QueueFilter, QueueItem, ReviewStore, SpotChecking } from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { transact } from '../transact.js';
import { claimItems } from './claim-items.js';
import { filterSql, queueSql } from './queue-sql.js';
import { recordAct } from './record-act.js';
import { undoAct } from './undo-act.js';

const noSpotChecks: SpotChecking = { share: 0, random: Math.random };

export function createReviewStore(database: Database, spotChecking = noSpotChecks): ReviewStore {
  const { prisma } = database;
  return {
    recordAct: (act, actor) => recordAct(database, act, actor),
    undoAct: async (actId, actor, scorer) => {
      await scorer.refresh();
      return transact(database, (tx) => undoAct(tx, { actId, actor, scorer }));
    },
    claimItems: (claim, holder) => transact(database, (tx) => claimItems(tx, { claim, holder, spotChecking })),
    listQueue: (page) => prisma.$queryRaw<QueueItem[]>(queueSql(page)),
    countQueue: (filter, most) => countQueue(database, filter, most),
  };
}

async function countQueue({ prisma }: Database, filter: QueueFilter, most: number): Promise<number> {
  const needsDocument = filter.search !== null;
  const [counted] = await prisma.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (
      select distinct p.document_id from prediction p
      ${needsDocument ? Prisma.sql`join document d on d.id = p.document_id` : Prisma.empty}
      where p.state = 'queued' ${filterSql(filter)} limit ${most}) as waiting`;
  return counted.count;
}
