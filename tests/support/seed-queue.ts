import type { Database } from '@classmark/database';
import { seedModel, seedScheme, seedVersion } from './seed-models.js';

export interface SeededQueue {
  readonly subjectIds: readonly number[];
}

/**
 * `documents` generated documents with three predictions each, among 11 subjects, of probabilities spread evenly from .2
 * to 1: half of them wait for review. Made within the database, the same every time.
 */
export async function seedQueue(database: Database, documents: number): Promise<SeededQueue> {
  const { pool } = database;
  const labels = Array.from({ length: 11 }, (_, i) => `Subject ${i}`);
  const { schemeId, subjectIds } = await seedScheme(database, 'generated', labels);
  const versionId = await seedVersion(database, {
    modelId: await seedModel(database, schemeId, 'generated'),
    subjectIds,
  });
  await pool.query("insert into source (name) values ('generated') on conflict do nothing");
  await pool.query('insert into deployment (subject_id, version_id) select unnest($1::int[]), $2', [
    subjectIds,
    versionId,
  ]);
  await pool.query(
    `insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
     select s.id, n::text, t.title, t.text, t.title, t.text, decode(md5(n::text), 'hex'), n % 1000
     from source s, generate_series(1, $1::int) n, lateral (
       select 'Study ' || n as title, 'Term' || n % 997 || ' and term' || n % 7919 || ' in sample ' || md5(n::text) as text) t
     where s.name = 'generated'`,
    [documents],
  );
  await pool.query(
    `insert into prediction (document_id, subject_id, version_id, probability, margin, state)
     select d.id, c.subject_id, c.version_id, p.probability,
       prediction_margin_for(p.probability, c.accept_threshold, c.review_threshold),
       prediction_state_for(p.probability, c.accept_threshold, c.review_threshold)
     from document d, generate_series(0, 2) k, lateral (
         select ($1::int[])[1 + (d.id * 7 + k * 4) % 11] as subject_id,
           (0.2 + 0.8 * (hashint8(d.id * 3 + k)::bigint + 2147483648) / 4294967296)::real as probability) p
       join classifier c on c.version_id = $2 and c.subject_id = p.subject_id`,
    [subjectIds, versionId],
  );
  await pool.query('vacuum analyze document, prediction');
  return { subjectIds };
}
