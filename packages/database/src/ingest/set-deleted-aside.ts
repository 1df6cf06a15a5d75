import type { RowOutcome } from '@classmark/domain';
import type pg from 'pg';
import { detailSql } from './detail-sql.js';
import type { WrittenDocument } from './write-documents.js';

/** A document that its source has deleted. */
export interface DeletedDocument {
  readonly line: number;
  readonly externalId: string;
}

/**
 * Sets documents aside that their source has deleted, but for those that a person restored or merged into others. What
 * people decided stays; what nobody decided is offered no longer. A document that was never here is ignored.
 */
export async function setDeletedAside(
  client: pg.ClientBase,
  deletions: readonly DeletedDocument[],
  { runId, source }: { readonly runId: bigint; readonly source: string },
): Promise<WrittenDocument[]> {
  if (deletions.length === 0) return [];
  const { rows } = await client.query<{ externalId: string; isAside: boolean }>(setAside, [
    source,
    deletions.map(({ externalId }) => externalId),
    runId,
  ]);
  const isAside = new Map(rows.map((row) => [row.externalId, row.isAside]));
  return deletions.map(({ line, externalId }) => ({ line, outcome: outcomeOf(isAside.get(externalId)) }));
}

function outcomeOf(isAside: boolean | undefined): RowOutcome {
  if (isAside === undefined) return { kind: 'ignored' };
  return isAside ? { kind: 'setAside', reason: 'deleted_by_source' } : { kind: 'unchanged' };
}

const setAside = `
  with gone as (
    update document d set state = 'set_aside', set_aside_reason = 'deleted_by_source', updated_at = now()
    from source s
    where s.name = $1 and d.source_id = s.id and d.external_id = any($2::text[]) and not d.restored
      and (d.set_aside_reason is null or d.set_aside_reason not in ('deleted_by_source', 'merged'))
    returning d.id
  ), noted as (
    -- Reads the documents as they were before this statement.
    insert into document_change (
      run_id, document_id, is_added, raw_title, raw_text, title, text, content_hash, set_aside_reason, details)
    select $3::bigint, d.id, false, d.raw_title, d.raw_text, d.title, d.text, d.content_hash, d.set_aside_reason,
      ${detailSql.asJson}
    from gone join document d on d.id = gone.id
  ), withdrawn as (
    update prediction p set state = 'withdrawn' from gone
    where p.document_id = gone.id and p.state in ('published', 'queued')
  )
  select d.external_id as "externalId",
    d.id in (select id from gone) or coalesce(d.set_aside_reason = 'deleted_by_source', false) as "isAside"
  from document d join source s on s.id = d.source_id where s.name = $1 and d.external_id = any($2::text[])`;
