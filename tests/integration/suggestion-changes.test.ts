import { createDeploymentStore, inTransaction, writePredictions } from '@classmark/database';
import { deployClassifiers, execute } from '@classmark/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedDocuments, seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { pool } = database;
let server: RoleApi;
let subjectId: number;
let versionId: number;

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'tests', ['Rivers']);
  [subjectId = 0] = subjectIds;
  versionId = await seedVersion(database, { modelId: await seedModel(database, schemeId, 'tests'), subjectIds });
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

interface Change {
  readonly kind: string;
  readonly documentId: string;
  readonly document: { readonly id: string } | null;
}

let cursor: string | null = null;

/** What is new in the feed, as somebody who follows it sees it. */
async function follow(): Promise<Change[]> {
  const query = `query ($after: String) { suggestionChanges(after: $after) {
    edges { node { kind documentId document { id } } } pageInfo { endCursor } } }`;
  const { suggestionChanges } = await server.ask<{
    suggestionChanges: { edges: { node: Change }[]; pageInfo: { endCursor: string | null } };
  }>('reader', query, { after: cursor });
  cursor = suggestionChanges.pageInfo.endCursor ?? cursor;
  return suggestionChanges.edges.map(({ node }) => node);
}

async function codeOf(after: string | null): Promise<unknown> {
  const query = 'query ($after: String) { suggestionChanges(after: $after) { edges { cursor } } }';
  const { errors } = await server.api.graphql(query, { after }, server.as('reader'));
  return errors?.[0]?.extensions?.code;
}

const globalId = (id: bigint | undefined) => Buffer.from(`Document:${id}`).toString('base64url');

const suggest = (documentId: bigint | undefined, state: string, connection: Pick<typeof pool, 'query'> = pool) =>
  connection.query(
    `insert into prediction (document_id, subject_id, version_id, probability, margin, state)
     values ($1, $2, $3, 0.9, 0.1, $4) on conflict (document_id, subject_id) do update set state = excluded.state`,
    [documentId, subjectId, versionId, state],
  );

it.each([
  ['queued', 'published', ['PUBLISHED']],
  ['published', 'accepted', []],
  ['accepted', 'rejected', ['WITHDRAWN']],
  ['published', 'withdrawn', ['WITHDRAWN']],
  ['queued', 'withdrawn', []],
])('from %s to %s readers see %j', async (before, after, expected) => {
  const [id] = await seedDocuments(database, 1);
  await suggest(id, before);
  await follow();
  await suggest(id, after);
  expect((await follow()).map(({ kind }) => kind)).toEqual(expected);
});

it('a document that is set aside takes its suggestions with it, and brings them back', async () => {
  const [id] = await seedDocuments(database, 1);
  await suggest(id, 'published');
  await follow();
  const setAside = 'update document set state = $2, set_aside_reason = $3 where id = $1';
  await pool.query(setAside, [id, 'set_aside', 'too_few_words']);
  expect(await follow()).toEqual([{ kind: 'WITHDRAWN', documentId: globalId(id), document: null }]);
  await pool.query(setAside, [id, 'active', null]);
  expect(await follow()).toEqual([{ kind: 'PUBLISHED', documentId: globalId(id), document: { id: globalId(id) } }]);
});

it('of a deleted document the id is told', async () => {
  const [id] = await seedDocuments(database, 1);
  await suggest(id, 'published');
  await follow();
  await pool.query('delete from document where id = $1', [id]);
  expect(await follow()).toEqual([{ kind: 'WITHDRAWN', documentId: globalId(id), document: null }]);
});

it('a transaction that commits late is not passed over by who followed meanwhile', async () => {
  const [late, early] = await seedDocuments(database, 2);
  await follow();
  const slow = await pool.connect();
  try {
    await slow.query('begin');
    await suggest(late, 'published', slow);
    await suggest(early, 'published');
    expect((await follow()).map(({ documentId }) => documentId)).toEqual([globalId(early)]);
    await slow.query('commit');
  } finally {
    slow.release();
  }
  expect((await follow()).map(({ documentId }) => documentId)).toEqual([globalId(late)]);
});

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await pool.query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length > 0;
}

it('a document that is set aside while it is scored gets no suggestion', async () => {
  await execute(deployClassifiers, createDeploymentStore(database), { kind: 'system' }, { versionId });
  const [id] = await seedDocuments(database, 1);
  const documentId = String(id);
  const scored = { documentIds: [documentId], scores: [{ documentId, subjectId, probability: 0.99 }] };
  const plan = [{ versionId, subjects: [{ subjectId }] }];
  await follow();
  const aside = await pool.connect();
  try {
    await aside.query('begin');
    await aside.query("update document set state = 'set_aside', set_aside_reason = 'merged' where id = $1", [id]);
    let isWritten = false;
    const writing = inTransaction(pool, (client) => writePredictions(client, scored, { plan, subjectIds: null })).then(
      () => {
        isWritten = true;
      },
    );
    await until('it waits for the other, or is done', async () => isWritten || (await isSomebodyWaiting()));
    await aside.query('commit');
    await writing;
  } finally {
    aside.release();
  }
  expect(await follow()).toEqual([]);
});

it('a restored backup leads nobody past what came after it', async () => {
  const [before, lost, after] = await seedDocuments(database, 3);
  await suggest(before, 'published');
  await follow();
  const cursorBefore = cursor;
  await suggest(lost, 'published');
  await follow();
  // What was written after the backup is gone, and its places are given again.
  await pool.query('delete from suggestion_change where document_id = $1', [lost]);
  await pool.query("select setval('suggestion_change_position_seq', (select max(position) from suggestion_change))");
  expect(await codeOf(cursor)).toBe('CONFLICT');
  await suggest(after, 'published');
  expect(await codeOf(cursor)).toBe('CONFLICT');
  cursor = cursorBefore;
  expect((await follow()).map(({ documentId }) => documentId)).toEqual([globalId(after)]);
});

it('a cursor that is a position alone is still taken', async () => {
  const [id] = await seedDocuments(database, 1);
  await suggest(id, 'published');
  await follow();
  const { rows } = await pool.query<{ last: string }>('select max(position)::text as last from suggestion_change');
  cursor = Buffer.from(JSON.stringify(rows[0]?.last)).toString('base64url');
  expect(await follow()).toEqual([]);
});

it('many who follow at once each see every change, once', async () => {
  const ids = await seedDocuments(database, 40);
  await follow();
  const start = cursor;
  await Promise.all(ids.map((id) => suggest(id, 'published')));
  const query = 'query ($after: String) { suggestionChanges(after: $after) { edges { node { documentId } } } }';
  await Promise.all(Array.from({ length: 8 }, () => server.ask('reader', query, { after: start })));
  const seen = (await follow()).map(({ documentId }) => documentId);
  expect(seen.toSorted()).toEqual(ids.map(globalId).toSorted());
});
