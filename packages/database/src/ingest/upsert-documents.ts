import { judgeDocuments, type PreparedDocument, type SetAsideReason, type Twin } from '@classmark/domain';
import type pg from 'pg';
import { detailSql } from './detail-sql.js';

/**
 * Writes the staged documents of a source: adds new ones, updates those that changed, leaves the rest alone, and sets
 * aside those that the domain judges so. Fills in `document_id`, `reason` and, where something was written, `outcome`.
 * What the run changed is noted, so that it can be undone.
 */
export async function upsertDocuments(
  client: pg.ClientBase,
  documents: readonly PreparedDocument[],
  { sourceId, runId }: { readonly sourceId: number; readonly runId: bigint },
): Promise<void> {
  const stored = await matchDocuments(client, sourceId);
  const staged = documents.map(({ line, contentHash, outlier }) => ({
    line,
    content: Buffer.from(contentHash).toString('hex'),
    outlier,
    stored: stored.get(line) ?? null,
  }));
  await writeReasons(client, judgeDocuments(staged, await findTwins(client)));
  await client.query(insertNew, [sourceId, runId]);
  await client.query(updateChanged, [runId]);
  await client.query(withdrawPredictions);
}

interface StoredRow {
  readonly line: number;
  readonly id: string;
  readonly hasSameContent: boolean;
  readonly isRestored: boolean;
  readonly setAside: SetAsideReason | null;
}

/** The documents there are, by the lines that bring them again. */
async function matchDocuments(client: pg.ClientBase, sourceId: number): Promise<Map<number, StoredRow>> {
  const { rows } = await client.query<StoredRow>(
    `update staged s set document_id = d.id from document d
     where d.source_id = $1 and d.external_id = s.external_id
     returning s.line, d.id, d.content_hash = s.content_hash as "hasSameContent", d.restored as "isRestored",
       d.set_aside_reason as "setAside"`,
    [sourceId],
  );
  return new Map(rows.map((row) => [row.line, row]));
}

async function findTwins(client: pg.ClientBase): Promise<Twin[]> {
  const { rows } = await client.query<Twin>(
    `select distinct d.id, encode(d.content_hash, 'hex') as content
     from staged s join document d on d.content_hash = s.content_hash
     where d.state = 'active' or d.set_aside_reason = 'merged'`,
  );
  return rows;
}

async function writeReasons(client: pg.ClientBase, reasons: ReadonlyMap<number, SetAsideReason>): Promise<void> {
  if (reasons.size === 0) return;
  await client.query(
    `update staged s set reason = r.reason
     from unnest($1::int[], $2::set_aside_reason[]) as r (line, reason) where r.line = s.line`,
    [[...reasons.keys()], [...reasons.values()]],
  );
}

const stagedWithDetails = `staged s cross join lateral ${detailSql.read('s.details')}`;

const insertNew = `
  with inserted as (
    insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction, state,
                          set_aside_reason, ${detailSql.columns})
    select $1, external_id, raw_title, raw_text, title, text, content_hash, id_fraction,
           case when reason is null then 'active' else 'set_aside' end::document_state, reason, ${detailSql.given}
    from ${stagedWithDetails} where document_id is null order by line
    returning id, external_id
  ), noted as (
    insert into document_change (run_id, document_id, is_added) select $2, id, true from inserted
  )
  update staged s set document_id = i.id, outcome = 'added' from inserted i where i.external_id = s.external_id`;

const updateChanged = `
  with changed as (
    update document d
    set raw_title = s.raw_title, raw_text = s.raw_text, title = s.title, text = s.text,
        content_hash = s.content_hash, updated_at = now(), set_aside_reason = s.reason,
        state = case when s.reason is null then 'active' else 'set_aside' end::document_state,
        (${detailSql.columns}) = (${detailSql.given})
    from ${stagedWithDetails}
    where d.id = s.document_id and s.outcome is null
      and ((d.raw_title, d.raw_text, d.title, d.text) is distinct from (s.raw_title, s.raw_text, s.title, s.text)
           or d.set_aside_reason is distinct from s.reason
           or (${detailSql.stored}) is distinct from (${detailSql.given}))
    returning d.id
  ), noted as (
    -- Reads the documents as they were before this statement.
    insert into document_change (
      run_id, document_id, is_added, raw_title, raw_text, title, text, content_hash, set_aside_reason, details)
    select $1, d.id, false, d.raw_title, d.raw_text, d.title, d.text, d.content_hash, d.set_aside_reason,
      ${detailSql.asJson}
    from changed c join document d on d.id = c.id
  )
  update staged s set outcome = 'updated' from changed c where c.id = s.document_id`;

/** What stands aside is offered no longer; what a person decided of it stays. */
const withdrawPredictions = `
  update prediction p set state = 'withdrawn'
  from staged s
  where s.outcome = 'updated' and s.reason is not null
    and p.document_id = s.document_id and p.state in ('published', 'queued')`;
