import type pg from 'pg';

/** Which documents a scoring run goes through. */
export interface ScoringScope {
  /** Null for all that are served. */
  readonly subjectIds: readonly number[] | null;
  /** ISO time; null for all documents. */
  readonly changedSince: string | null;
}

export interface ScoringChunk {
  /** All documents of the chunk, ascending. */
  readonly ids: readonly string[];
  /** Those of which a subject may be unknown. */
  readonly documents: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** The next documents by id; those that are set aside, or whose labels are complete in the schemes, without text. */
export async function readScoringChunk(
  pool: pg.Pool,
  { changedSince }: ScoringScope,
  page: { readonly afterId: string; readonly size: number; readonly servedSubjectIds: readonly number[] },
): Promise<ScoringChunk> {
  const { rows } = await pool.query<{ id: string; title: string | null; text: string | null }>(
    `select d.id, case when u.is_open then d.title end as title, case when u.is_open then d.text end as text
     from document d, lateral (
       select d.state = 'active' and exists (
         select from subject s where s.id = any($4::int[]) and not exists (
           select from label_completeness c where c.document_id = d.id and c.scheme_id = s.scheme_id)) as is_open) u
     where d.id > $1 and ($3::timestamptz is null or d.updated_at >= $3)
     order by d.id limit $2`,
    [page.afterId, page.size, changedSince, page.servedSubjectIds],
  );
  const documents = rows.flatMap(({ id, title, text }) =>
    title === null || text === null ? [] : [{ id, title, text }],
  );
  return { ids: rows.map(({ id }) => id), documents };
}

export async function countScoringDocuments(
  pool: pg.Pool,
  { changedSince }: ScoringScope,
  afterId: string,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::float8 as count from document where id > $1 and ($2::timestamptz is null or updated_at >= $2)',
    [afterId, changedSince],
  );
  return rows[0]?.count ?? 0;
}
