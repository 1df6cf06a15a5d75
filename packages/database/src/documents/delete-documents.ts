import type { Transaction } from '../database.js';

/** Deletes a source with its documents and all that was said and suggested of them; acts that are about nothing go, too. */
export async function deleteDocumentsOfSource(tx: Transaction, sourceId: number): Promise<void> {
  await tx.$executeRaw`
    with gone as (
      delete from decision e using document d where d.id = e.document_id and d.source_id = ${sourceId}
      returning e.id, e.act_id
    )
    delete from act a where a.id in (select act_id from gone) and not exists (
      select from decision e where e.act_id = a.id and e.id not in (select id from gone))`;
  await tx.$executeRaw`delete from document where source_id = ${sourceId}`;
  await tx.$executeRaw`
    update model set source_ids = array_remove(source_ids, ${sourceId})
    where cardinality(source_ids) > 1 and ${sourceId} = any(source_ids)`;
  await tx.$executeRaw`delete from source where id = ${sourceId}`;
}
