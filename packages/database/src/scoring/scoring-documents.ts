import type pg from 'pg';
import { isScorable } from './scorable-sql.js';

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

/** The next documents by id; those that need no score, without text. */
export async function readScoringChunk(
  pool: pg.Pool,
  { changedSince }: ScoringScope,
  page: { readonly afterId: string; readonly size: number; readonly servedSubjectIds: readonly number[] },
): Promise<ScoringChunk> {
  const { rows } = await pool.query<{ id: string; title: string | null; text: string | null }>(
    `select d.id, case when u.is_open then d.title end as title, case when u.is_open then d.text end as text
     from document d, lateral (select ${isScorable('$4')} as is_open) u
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
