import { judgeDeleted, outcomeOfDeletion, type StoredDocument } from '@classmark/domain';
import type pg from 'pg';
import { detailSql } from './detail-sql.js';
import type { WrittenDocument } from './write-documents.js';

/** A document that its source has deleted. */
export interface DeletedDocument {
  readonly line: number;
  readonly externalId: string;
}

/**
 * Sets documents aside that their source has deleted, but for those that people keep (judgeDeleted). What people decided
 * stays; what nobody decided is offered no longer. A document that was never here is ignored.
 */
export async function setDeletedAside(
  client: pg.ClientBase,
  deletions: readonly DeletedDocument[],
  { runId, source }: { readonly runId: bigint; readonly source: string },
): Promise<WrittenDocument[]> {
  if (deletions.length === 0) return [];
  const ids = deletions.map(({ externalId }) => externalId);
  const { rows } = await client.query<DeletableDocument>(lockStored, [source, ids]);
  const judged = rows.map((stored) => ({ ...stored, reason: judgeDeleted(stored) }));
  const going = judged.filter(({ setAside, reason }) => reason !== setAside).map(({ id }) => id);
  await client.query(setAsideDeleted, [going, runId]);
  await client.query(withdrawSuggestions, [going]);
  const reasons = new Map(judged.map(({ externalId, reason }) => [externalId, reason]));
  return deletions.map(({ line, externalId }) => ({ line, outcome: outcomeOfDeletion(reasons.get(externalId)) }));
}

interface DeletableDocument extends Pick<StoredDocument, 'id' | 'isRestored' | 'setAside'> {
  readonly externalId: string;
}

const lockStored = `
  select d.id, d.external_id as "externalId", d.restored as "isRestored", d.set_aside_reason as "setAside"
  from document d join source s on s.id = d.source_id
  where s.name = $1 and d.external_id = any($2::text[]) order by d.id for no key update of d`;

const setAsideDeleted = `
  with gone as (
    update document set state = 'set_aside', set_aside_reason = 'deleted_by_source', updated_at = now()
    where id = any($1::bigint[]) returning id
  )
  -- Reads the documents as they were before this statement.
  insert into document_change (
    run_id, document_id, is_added, raw_title, raw_text, title, text, content_hash, set_aside_reason, details)
  select $2::bigint, d.id, false, d.raw_title, d.raw_text, d.title, d.text, d.content_hash, d.set_aside_reason,
    ${detailSql.asJson}
  from gone join document d on d.id = gone.id`;

/** A statement of its own: the trigger that tells of a document's suggestions has to find them shown. */
const withdrawSuggestions = `
  update prediction set state = 'withdrawn' where document_id = any($1::bigint[]) and state in ('published', 'queued')`;
