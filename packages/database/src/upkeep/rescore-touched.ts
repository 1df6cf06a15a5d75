import type { Actor } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { startRescoring } from '../scoring/start-rescoring.js';

/** Has the documents in the temporary table `touched` scored again, and everybody told that the queue changed. */
export async function rescoreTouched(
  tx: Transaction,
  { title, actor }: { readonly title: string; readonly actor: Actor },
): Promise<void> {
  await tx.$executeRaw`create temporary table if not exists touched (document_id bigint) on commit drop`;
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`select date_trunc('milliseconds', clock_timestamp()) as now`;
  const count = await tx.$executeRaw`
    update document set updated_at = ${now} where id in (select document_id from touched)`;
  await tx.$executeRaw`drop table touched`;
  await startRescoring(tx, { count, since: now, title, actor });
}
