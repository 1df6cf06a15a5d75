import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedQueue } from '../support/seed-queue.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { pool } = database;
const pageSize = 7;
let server: RoleApi;

beforeAll(async () => {
  await seedQueue(database, 40);
  // Some without a date, and several of the same.
  await pool.query("update document set publication_date = (2000 + id % 5)::text || '-05' where id % 3 > 0");
  await pool.query(`insert into label (document_id, subject_id, value, origin)
    select document_id, subject_id, true, 'import' from prediction where document_id % 2 = 0`);
  await pool.query(`insert into suspect_label (version_id, document_id, subject_id, given, probability)
    select version_id, document_id, subject_id, true, 0.1 from prediction where document_id % 2 = 0`);
  await pool.query(
    "insert into run (kind, state, title, input) select 'scoring', 'succeeded', 'Scoring', '{}' from generate_series(1, 16)",
  );
  await pool.query(
    "insert into audit_event (actor, action, target, details) select 'system', 'run.started', 'run:' || n, '{}' from generate_series(1, 16) n",
  );
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

interface Connection {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}

async function ask(list: string, page: string): Promise<Connection> {
  const [field = '', given] = list.split('(');
  const query = `{ ${field}(${page}${given === undefined ? ')' : `, ${given}`} {
    edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const answer = await server.ask<Record<string, Connection>>('operator', query);
  const connection = answer[field];
  if (connection === undefined) throw new Error(`No ${field} in the answer`);
  return connection;
}

async function walkForward(list: string): Promise<string[]> {
  const cursors: string[] = [];
  for (let position = ''; ; ) {
    const { edges, pageInfo } = await ask(list, `first: ${pageSize}${position}`);
    cursors.push(...edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasNextPage) return cursors;
    position = `, after: "${pageInfo.endCursor}"`;
  }
}

async function walkBackward(list: string): Promise<string[]> {
  const cursors: string[] = [];
  for (let position = ''; ; ) {
    const { edges, pageInfo } = await ask(list, `last: ${pageSize}${position}`);
    cursors.unshift(...edges.map(({ cursor }) => cursor));
    if (!pageInfo.hasPreviousPage) return cursors;
    position = `, before: "${pageInfo.startCursor}"`;
  }
}

it.each([
  'documents',
  'documents(order: OLDEST)',
  'documents(order: LAST_PUBLISHED)',
  'documents(search: "sample")',
  'documents(search: "sample", order: NEWEST)',
  'documents(search: "sample", order: LAST_PUBLISHED)',
  'subjects',
  'subjects(search: "subject")',
  'reviewQueue',
  'reviewQueue(order: MOST_PROBABLE)',
  'reviewQueue(order: NEWEST)',
  'suspectLabels',
  'runs',
  'auditTrail',
  'suggestionChanges',
])('%s is the same from both ends', async (list) => {
  const forward = await walkForward(list);
  expect(forward.length).toBeGreaterThan(pageSize);
  expect(new Set(forward).size).toBe(forward.length);
  expect(await walkBackward(list)).toEqual(forward);
});

it('documents by date of publication come latest first, those without one last', async () => {
  const query = '{ documents(order: LAST_PUBLISHED, first: 100) { edges { node { publicationDate } } } }';
  const { documents } = await server.ask<{
    documents: { edges: { node: { publicationDate: string | null } }[] };
  }>('reader', query);
  const dates = documents.edges.map(({ node }) => node.publicationDate ?? '');
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(dates).toContain('');
});

const counted = ['documents', 'documents(search: "sample")', 'reviewQueue'];
const countOf = (list: string) => server.ask('curator', `{ list: ${list} { totalCount isTotalCountExact } }`);

it.each(counted)('the count of %s says that nothing is left out', async (list) => {
  expect(await countOf(list)).toMatchObject({ list: { isTotalCountExact: true } });
});

describe('where there are more than 10,000', () => {
  beforeAll(async () => {
    await pool.query(`with more as (
        insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
        select source_id, 'more ' || n, raw_title, raw_text, title, text, decode(md5('more ' || n), 'hex'), 0
        from (select * from document order by id limit 1) d, generate_series(1, 10001) n
        returning id)
      insert into prediction (document_id, subject_id, version_id, probability, margin, state)
      select more.id, subject_id, version_id, probability, margin, 'queued'
      from more, (select * from prediction where state = 'queued' limit 1) p`);
  });

  it.each(counted)('the count of %s stops there and says so', async (list) => {
    expect(await countOf(list)).toEqual({ list: { totalCount: 10_000, isTotalCountExact: false } });
  });
});
