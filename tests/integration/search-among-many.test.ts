import { createDocumentStore } from '@classmark/database';
import { type DocumentOrder, type DocumentRank, documentFilter } from '@classmark/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedScheme } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool } = database;
const store = createDocumentStore(database);
const documents = 12_000;

/** Which documents, by number, have a word; ids have gaps, so that these are blocks apart. */
const words = {
  common: 'true',
  half: 'n % 2 = 0',
  rare: 'n % 500 = 0',
  old: 'n <= 600',
  '"river delta"': 'n % 50 = 1',
} as const;
type Word = keyof typeof words;

beforeAll(async () => {
  const { subjectIds } = await seedScheme(database, 'Areas', ['A', 'B', 'C']);
  const text = Object.entries(words).map(
    ([word, condition]) => `case when ${condition} then '${word} ' else 'and ' end`,
  );
  await pool.query("insert into source (name) values ('early'), ('late')");
  await pool.query(
    `insert into document (id, source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction, publication_date)
     select 8 * n, (select id from source where name = case when n <= 1500 then 'early' else 'late' end), n, '', '',
       case when n % 100 = 0 then 'common' else 'title' end,
       ${text.join(' || ')} || 'delta of a river', decode(md5(n::text), 'hex'), abs(hashtext(n::text)) % 1000, 2000 + n % 20
     from generate_series(1, ${documents}) n`,
  );
  await pool.query(
    `insert into label (document_id, subject_id, origin, value)
     select 8 * n, s.id, 'import', true from generate_series(1, ${documents}) n, unnest($1::int[]) with ordinality as s (id, i)
     where abs(hashtext(s.i || ' ' || n)) % 10 < 2 * s.i`,
    [subjectIds],
  );
  await pool.query('analyze');
});

const idsWith = async (condition: string): Promise<bigint[]> =>
  (await pool.query<{ n: number }>(`select n from generate_series(${documents}, 1, -1) n where ${condition}`)).rows.map(
    ({ n }) => BigInt(8 * n),
  );

interface Asked {
  readonly search: string;
  readonly order: DocumentOrder;
  readonly source?: string;
}

async function walk({ order, ...filter }: Asked, isBackward: boolean): Promise<bigint[]> {
  const found: bigint[] = [];
  for (let place: DocumentRank | null = null; ; ) {
    const ends = isBackward ? { after: null, before: place } : { after: place };
    const page: DocumentRank[] = await store.listDocuments({
      ...{ filter: documentFilter.parse(filter), order, limit: 2_500, isBackward, ...ends },
    });
    found.push(...page.map(({ documentId }) => documentId));
    place = page.at(-1) ?? null;
    if (page.length < 2_500) return isBackward ? found.reverse() : found;
  }
}

describe('what a search finds among many', () => {
  it.each(Object.entries(words))('is whole, by id and from both ends: %s', async (search, condition) => {
    const newest = await idsWith(condition);
    expect(await walk({ search, order: 'newest' }, false)).toEqual(newest);
    expect(await walk({ search, order: 'newest' }, true)).toEqual(newest);
    expect(await walk({ search, order: 'oldest' }, false)).toEqual(newest.toReversed());
    expect(await walk({ search, order: 'oldest' }, true)).toEqual(newest.toReversed());
  });

  it.each<[Word | '-half', string]>([
    ['common', 'n <= 1500'],
    ['rare', 'n <= 1500 and n % 500 = 0'],
    ['-half', 'n <= 1500 and n % 2 = 1'],
  ])('is whole where a filter leaves the oldest: %s', async (search, condition) => {
    const newest = await idsWith(condition);
    expect(await walk({ search, source: 'early', order: 'newest' }, false)).toEqual(newest);
    expect(await store.countDocuments(documentFilter.parse({ search, source: 'early' }), 10_001)).toBe(newest.length);
  });

  it.each(['best_match', 'last_published'] as const)('are its newest 1,000 by %s, from both ends', async (order) => {
    const forward = await walk({ search: 'common', order }, false);
    const newest = await idsWith(`n > ${documents - 1_000}`);
    expect(forward.toSorted((a, b) => Number(b - a))).toEqual(newest);
    expect(await walk({ search: 'common', order }, true)).toEqual(forward);
    const first = forward.slice(0, 10).map(Number);
    expect(first.filter((id) => (order === 'best_match' ? id % 800 : (id / 8) % 20 !== 19))).toEqual([]);
  });

  it('is counted up to a bound', async () => {
    expect(await store.countDocuments(documentFilter.parse({ search: 'half' }), 10_001)).toBe(6_000);
    expect(await store.countDocuments(documentFilter.parse({ search: 'common' }), 10_001)).toBe(10_001);
    expect(await store.countDocuments(documentFilter.parse({ search: 'common' }), 1_000)).toBe(1_000);
    expect(await store.countDocuments(documentFilter.parse({ search: 'old' }), 500)).toBe(500);
  });
});

describe('how what a search finds spreads over subjects', () => {
  const facets = (search: string) => store.listFacets(documentFilter.parse({ search }), 50);
  const counted = async (condition: string) => {
    const ids = await idsWith(condition);
    const { rows } = await pool.query<{ subjectId: number; count: number }>(
      `select subject_id as "subjectId", count(*)::int as count from label where document_id = any($1::bigint[])
       group by subject_id order by count desc`,
      [ids],
    );
    return rows;
  };

  it.each<Word>(['rare', 'half'])('is counted where there are at most 10,000: %s', async (search) => {
    const expected = await counted(words[search]);
    expect(await facets(search)).toEqual(expected.map((row) => ({ ...row, isEstimated: false })));
  });

  it('is estimated from some drawn at random where there are more', async () => {
    const expected = await counted('true');
    const estimated = await facets('common');
    expect(estimated.map(({ subjectId }) => subjectId)).toEqual(expected.map(({ subjectId }) => subjectId));
    for (const [i, { count, isEstimated }] of estimated.entries()) {
      expect(isEstimated).toBe(true);
      expect(Math.abs(count - (expected[i]?.count ?? 0))).toBeLessThan(500);
    }
  });
});
