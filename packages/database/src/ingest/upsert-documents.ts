import type pg from 'pg';

/**
 * Writes the staged documents of a source: adds new ones, updates those that changed, leaves the rest alone, and
 * decides which stand aside. Fills in `document_id`, `reason` and, where something was written, `outcome`.
 */
export async function upsertDocuments(client: pg.ClientBase, sourceId: number): Promise<void> {
  await client.query(matchDocuments, [sourceId]);
  await client.query(judgeDocuments);
  await client.query(insertNew, [sourceId]);
  await client.query(updateChanged);
  await client.query(withdrawPredictions);
}

const matchDocuments = `
  update staged s
  set document_id = d.id, restored = d.restored, old_reason = d.set_aside_reason,
      kept = d.content_hash = s.content_hash and s.outlier is null
             and coalesce(d.set_aside_reason, 'duplicate_content') = 'duplicate_content'
  from document d
  where d.source_id = $1 and d.external_id = s.external_id`;

/**
 * What a person restored stays. Outliers stand aside. What is as it was stays where it was. Of the others, one is a
 * duplicate if an active document has its content and keeps it, or if an earlier line of this batch brought it.
 */
const judgeDocuments = `
  with first as (
    select content_hash, min(case when restored then 0 else line end) as line
    from staged where restored or (outlier is null and not kept) group by content_hash
  )
  update staged s set reason = case
    when s.restored then null
    when s.outlier is not null then s.outlier
    when s.kept then s.old_reason
    when s.line > f.line then 'duplicate_content'
    when exists (
      select from document d
      where d.content_hash = s.content_hash and d.state = 'active' and d.id is distinct from s.document_id
        and not exists (select from staged t where t.document_id = d.id and not t.kept and not t.restored)
    ) then 'duplicate_content'::set_aside_reason
  end
  from staged own left join first f on f.content_hash = own.content_hash
  where own.line = s.line`;

const insertNew = `
  with inserted as (
    insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction, state,
                          set_aside_reason)
    select $1, external_id, raw_title, raw_text, title, text, content_hash, id_fraction,
           case when reason is null then 'active' else 'set_aside' end::document_state, reason
    from staged where document_id is null order by line
    returning id, external_id
  )
  update staged s set document_id = i.id, outcome = 'added' from inserted i where i.external_id = s.external_id`;

const updateChanged = `
  with changed as (
    update document d
    set raw_title = s.raw_title, raw_text = s.raw_text, title = s.title, text = s.text,
        content_hash = s.content_hash, updated_at = now(), set_aside_reason = s.reason,
        state = case when s.reason is null then 'active' else 'set_aside' end::document_state
    from staged s
    where d.id = s.document_id and s.outcome is null
      and ((d.raw_title, d.raw_text, d.title, d.text) is distinct from (s.raw_title, s.raw_text, s.title, s.text)
           or d.set_aside_reason is distinct from s.reason)
    returning d.id
  )
  update staged s set outcome = 'updated' from changed c where c.id = s.document_id`;

/** What stands aside is offered no longer; what a person decided of it stays. */
const withdrawPredictions = `
  update prediction p set state = 'withdrawn'
  from staged s
  where s.outcome = 'updated' and s.reason is not null
    and p.document_id = s.document_id and p.state in ('published', 'queued')`;
