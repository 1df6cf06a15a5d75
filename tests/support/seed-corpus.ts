import { createHash } from 'node:crypto';
import type { Database } from '@classmark/database';
import { createRandom } from '@classmark/math';
import { seedScheme } from './seed-models.js';

export interface CorpusSeed {
  readonly scheme: string;
  readonly subjects: readonly string[];
  readonly labelled: number;
  readonly unlabelled: number;
  readonly seed?: number;
  /** Words a document. */
  readonly words?: number;
}

export interface SeededCorpus {
  readonly schemeId: number;
  readonly subjectIds: readonly number[];
  /** By id; the labelled ones first. */
  readonly documentIds: readonly string[];
}

interface Draft {
  readonly id: string;
  readonly text: string;
  readonly subjects: readonly number[];
}

const insertDocuments = `
  insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
  select $1, d.id, d.id, d.text, d.id, d.text, d.hash, d.id_fraction
  from unnest($2::text[], $3::text[], $4::bytea[], $5::int[]) with ordinality as d (id, text, hash, id_fraction, n)
  order by d.n returning id`;

/**
 * Documents with one or two subjects whose words they use among many others; labels of the first ones are complete.
 * The same seed gives the same documents.
 */
export async function seedCorpus(database: Database, corpus: CorpusSeed): Promise<SeededCorpus> {
  const { pool } = database;
  const { schemeId, subjectIds } = await seedScheme(database, corpus.scheme, corpus.subjects);
  const source = await pool.query<{ id: number }>('insert into source (name) values ($1) returning id', [
    corpus.scheme,
  ]);
  const drafts = draftDocuments(corpus);
  const hashes = drafts.map(({ text }) => createHash('sha256').update(text).digest());
  const { rows } = await pool.query<{ id: string }>(insertDocuments, [
    source.rows[0]?.id,
    drafts.map(({ id }) => id),
    drafts.map(({ text }) => text),
    hashes.map((hash) => hash.subarray(0, 16)),
    hashes.map((hash) => hash.readUInt32LE(16) % 1000),
  ]);
  const documentIds = rows.map(({ id }) => id);
  await label({ pool }, { documentIds, drafts: drafts.slice(0, corpus.labelled), schemeId, subjectIds });
  return { schemeId, subjectIds, documentIds };
}

function draftDocuments({ scheme, subjects, labelled, unlabelled, seed = 1, words = 40 }: CorpusSeed): Draft[] {
  const { next, below } = createRandom(seed);
  return Array.from({ length: labelled + unlabelled }, (_, n) => {
    const own = [...new Set([below(subjects.length), ...(next() < 0.3 ? [below(subjects.length)] : [])])];
    const word = (): string => {
      const subject = subjects[own[below(own.length)] ?? 0];
      return next() < 0.3 ? `${subject}${'abcdefghij'[below(10)]}` : `word${below(2_000)}`;
    };
    return { id: `${scheme} ${n}`, text: Array.from({ length: words }, word).join(' '), subjects: own };
  });
}

async function label(
  { pool }: Pick<Database, 'pool'>,
  { documentIds, drafts, schemeId, subjectIds }: SeededCorpus & { readonly drafts: readonly Draft[] },
): Promise<void> {
  const pairs = drafts.flatMap(({ subjects }, n) =>
    subjects.map((s) => ({ document: documentIds[n], subject: subjectIds[s] })),
  );
  await pool.query(
    `insert into label (document_id, subject_id, origin, value)
     select d, s, 'import', true from unnest($1::bigint[], $2::int[]) as l (d, s)`,
    [pairs.map(({ document }) => document), pairs.map(({ subject }) => subject)],
  );
  await pool.query('insert into label_completeness (document_id, scheme_id) select d, $2 from unnest($1::bigint[]) d', [
    documentIds.slice(0, drafts.length),
    schemeId,
  ]);
}
