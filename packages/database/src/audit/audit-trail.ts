import type { AuditEvent, AuditQuery, AuditTrail } from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';

const newestFirst = new SortOrder<bigint>([
  { sql: Prisma.sql`e.id`, direction: 'desc', of: (id) => Prisma.sql`${id}` },
]);

export function createAuditTrail({ prisma }: Database): AuditTrail {
  return {
    listEvents: ({ filter: { actor = null, action = null, target = null }, ...slice }: AuditQuery) =>
      prisma.$queryRaw<AuditEvent[]>`
        select e.id, e.at, e.actor, coalesce(u.name, k.name) as "actorName", e.action, e.target, e.details
        from audit_event e
          left join user_account u on e.actor = 'user:' || u.id
          left join api_key k on e.actor = 'key:' || k.id
        where (${actor}::text is null or e.actor = ${actor})
          and (${action}::text is null or e.action = ${action})
          and (${target}::text is null or e.target = ${target})
          and ${newestFirst.within(slice)}
        order by ${newestFirst.orderBy(slice)} limit ${slice.limit}`,
  };
}
