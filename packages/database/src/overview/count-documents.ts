import type { DocumentCounts } from '@classmark/domain';
import type pg from 'pg';

/** Tables with more rows are not counted each time. */
const mostCounted = 1_000_000;

/**
 * Exact where counting takes some tenths of a second; else from what ANALYZE last found of the tables, scaled to their size
 * now, and within about a tenth of the truth.
 */
export async function countDocuments(pool: pg.Pool): Promise<DocumentCounts> {
  const { rows } = await pool.query<{ largest: number }>(
    `select greatest(estimated_rows('document'), estimated_rows('label'), estimated_rows('label_completeness')) as largest`,
  );
  const isEstimated = (rows[0]?.largest ?? 0) > mostCounted;
  const counted = await pool.query<{ documents: number; setAside: number; labelled: number }>(
    isEstimated ? estimate : count,
  );
  const { documents = 0, setAside = 0, labelled = 0 } = counted.rows[0] ?? {};
  return { documents, setAside, labelled, unlabelled: Math.max(0, documents - setAside - labelled), isEstimated };
}

const count = `
select (select count(*)::int from document) as documents,
  (select count(*)::int from document where state = 'set_aside') as "setAside",
  (select count(*)::int from (
     select document_id from label union select document_id from label_completeness
     except select id from document where state = 'set_aside') as labelled) as labelled`;

/** n_distinct is a number, or where it is negative a share of the rows. */
const distinctDocuments = (table: string) => `
  (select case when n_distinct < 0 then -n_distinct * estimated_rows('${table}') else n_distinct end
   from pg_stats where schemaname = 'public' and tablename = '${table}' and attname = 'document_id')`;

const estimate = `
select estimated_rows('document')::int as documents,
  (select count(*)::int from document where state = 'set_aside') as "setAside",
  least(estimated_rows('document'), greatest(${distinctDocuments('label')}, ${distinctDocuments('label_completeness')}))::int
    as labelled`;
