import { readdir, readFile } from 'node:fs/promises';
import { createPool, migrate } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRelease, firstReleaseRows } from '../support/first-release-rows.js';
import { createEmptyDatabase, createTestDatabase } from '../support/test-database.js';

const url = await createEmptyDatabase();
const head = createPool(await createTestDatabase());
const pool = createPool(url);
let before: ReadonlyMap<string, number>;
let labelsBefore: unknown[];

const ask = async (sql: string): Promise<unknown[]> => (await pool.query({ text: sql, rowMode: 'array' })).rows;
const effectiveLabels = () => ask('select * from effective_label order by document_id, subject_id');

/** The number of rows of each table, but of the list of migrations. */
async function countRows(): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  );
  const counts = new Map<string, number>();
  for (const { name } of rows) {
    const found = await pool.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
    counts.set(name, found.rows[0]?.count ?? 0);
  }
  return counts;
}

/** Of a subject that has another name, and one that has a URI. */
const formerAliases = `
  update subject set uri = 'http://e.org/1' where id = 1;
  insert into subject_alias (scheme_id, key, subject_id) values
    (1, 'Cetacea', 2), (1, 'http://e.org/2', 2), (1, 'Big fish', 2), (1, 'Baleen', 2), (1, 'http://e.org/1', 2),
    (1, 'urn:e:3', 2);
  insert into vocabulary_import (id, scheme_id, file_name, actor, report) values (1, 1, 'f', 'system', '{}');
  insert into changed_row (import_id, relation, written)
  select 1, 'subject_alias', to_jsonb(a) from subject_alias a where key = 'Baleen'`;

async function migrateTo(last: string): Promise<void> {
  const { rows } = await head.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations',
  );
  await migrate(url, {
    as: new Map(rows.filter(({ name }) => name <= last).map(({ name, checksum }) => [name, checksum])),
  });
}

beforeAll(async () => {
  await migrateTo(firstRelease);
  await pool.query(firstReleaseRows);
  before = await countRows();
  labelsBefore = await effectiveLabels();
  // What only releases between had.
  await migrateTo('20261129033000_model_sources');
  await pool.query("update subject set alt_labels = '{Cetacea,Cetaceans}', language = 'en' where id = 2");
  await migrateTo('20261201021500_other_notations');
  await pool.query(formerAliases);
  await migrate(url);
});
afterAll(async () => {
  await pool.end();
  await head.end();
});

describe('a database of the first release, brought up to this one', () => {
  it('had rows in every table', () => {
    expect([...before].filter(([, count]) => count === 0)).toEqual([]);
    expect(before.size).toBeGreaterThan(30);
  });

  it('has as many as it had', async () => {
    const after = await countRows();
    expect(Object.fromEntries(after)).toMatchObject(Object.fromEntries(before));
  });

  it('is told apart from one made anew by nothing but its rows', async () => {
    const columns = `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' order by 1, 2`;
    const { rows } = await head.query({ text: columns, rowMode: 'array' });
    expect(await ask(columns)).toEqual(rows);
  });

  it.each([
    [
      '20261129031500_subject_identity',
      'select s.key, c.merges_equal_names from subject s join scheme c on c.id = s.scheme_id order by s.id',
      [
        ['Life', true],
        ['Whales', true],
        ['Amber', true],
        ['Law', true],
      ],
    ],
    [
      '20261129033000_model_sources',
      'select name, source_ids from model order by id',
      [
        ['Research areas', [1]],
        ['Stones', []],
      ],
    ],
    ['20261129062500_publish_from_half', 'select accept_threshold from classifier order by subject_id', [[0.8], [0.5]]],
    [
      '20261129062500_publish_from_half',
      "select document_id, subject_id from prediction where state = 'published'",
      [['1', 1]],
    ],
    [
      '20261129062705_plain_names',
      "select result from run where result ? 'trained'",
      [[{ trained: 1, prevalenceDrops: [{ subjectId: 2 }] }]],
    ],
    [
      '20261129093817_vocabularies',
      'select * from subject_name order by text',
      [
        [2, false, 'en', 'Cetacea'],
        [2, false, 'en', 'Cetaceans'],
      ],
    ],
    [
      '20261129095000_training_prevalence',
      'select trained, prevalence_estimate from classifier where subject_id = 1',
      [[{ reason: null, thresholdBasis: { counts: [1], trainingPrevalence: 0.25 } }, { share: 0.2 }]],
    ],
    [
      '20261129131500_suggestion_changes',
      'select document_id, subject_id, kind from noted_change order by 1',
      [
        ['1', 1, 'published'],
        ['2', 1, 'published'],
      ],
    ],
    [
      '20261130110000_sample_by_its_import',
      `select name, import_run_id from source union all select name, import_run_id from scheme
       union all select label, import_run_id from subject order by name`,
      [
        ['Amber', null],
        ['Law', null],
        ['Life', '1'],
        ['Research areas', '1'],
        ['Stones', null],
        ['Whales', '1'],
        ['herbarium', null],
        ['sample', '1'],
      ],
    ],
    [
      '20261201050000_alias_origin',
      'select key, origin from subject_alias order by key collate "C"',
      [
        ['Baleen', 'vocabulary'],
        ['Big fish', 'renaming'],
        ['Cetacea', 'merging'],
        ['http://e.org/2', 'merging'],
        ['urn:e:3', 'merging'],
      ],
    ],
  ])('keeps what %s moves: %s', async (_migration, sql, rows) => {
    expect(await ask(sql)).toEqual(rows);
  });

  it('says of documents what it said, and finds them', async () => {
    expect(await effectiveLabels()).toEqual(labelsBefore);
    expect(await ask("select id from document where search @@ search_query('cafe whales')")).toEqual([['1']]);
  });
});

/** Those above: a migration that moves rows is tried on some. */
const movers = [
  ...['20261129031500_subject_identity', '20261129033000_model_sources', '20261129062500_publish_from_half'],
  ...['20261129062705_plain_names', '20261129093817_vocabularies', '20261129095000_training_prevalence'],
  ...['20261129131500_suggestion_changes', '20261130110000_sample_by_its_import', '20261201050000_alias_origin'],
];

it('no migration moves rows but those that are tried on some', async () => {
  const folder = new URL('../../prisma/migrations/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name > firstRelease && name !== 'migration_lock.toml').sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(`${name}/migration.sql`, folder), 'utf8')));
  expect(names.filter((_, i) => /^(?:update|insert|delete|merge)\b/im.test(texts[i] ?? ''))).toEqual(movers);
});
