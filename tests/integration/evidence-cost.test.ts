import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { headersOf } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const labels = ['amber', 'birch', 'coral', 'dune', 'elm'];
let server: RoleApi;
let documentIds: bigint[];

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const { artefact } = await trainTiny(labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  documentIds = await seedDocuments(database, 2);
  for (const subjectId of subjectIds) {
    await seedPredictions(database, { subjectId, versionId, documentIds, probabilities: [0.5, 0.5] });
  }
  const text = `${writeText('birch', 1)} `;
  for (const [i, times] of [1, Math.floor(99_000 / text.length)].entries()) {
    await database.pool.query('update document set text = $2 where id = $1', [documentIds[i], text.repeat(times)]);
  }
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

/** What is left of the work that a curator may cause, once a document's suggestions have been explained. */
async function leftAfterExplaining(documentId: bigint | undefined): Promise<number> {
  const query = 'query ($id: ID!) { document(id: $id) { predictions { evidence { contributions { term } } } } }';
  const headers = { 'content-type': 'application/json', ...headersOf(server.as('curator')) };
  const body = JSON.stringify({ query, variables: { id: globalId(`Document:${documentId}`) } });
  const answer = await server.api.fetch('/graphql', { method: 'POST', headers, body });
  const {
    data: { document },
  } = await answer.json();
  expect(document.predictions[0].evidence.contributions.length).toBeGreaterThan(0);
  const viewer = JSON.stringify({ query: '{ viewer { name } }' });
  const next = await server.api.fetch('/graphql', { method: 'POST', headers, body: viewer });
  return Number(/r=(\d+)/.exec(next.headers.get('ratelimit') ?? '')?.[1]);
}

it('a long document costs more to explain than a short one', async () => {
  const before = await leftAfterExplaining(documentIds[0]);
  const between = await leftAfterExplaining(documentIds[0]);
  const after = await leftAfterExplaining(documentIds[1]);
  // Five explanations of 3,000 units each, where five short ones are charged what is assumed of any document.
  expect(before - between).toBeLessThan(10_000);
  expect(between - after).toBeGreaterThan(15_000);
});
