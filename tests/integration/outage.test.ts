import { createDeploymentStore } from '@classmark/database';
import { deployClassifiers, execute } from '@classmark/domain';
import { expect, it } from 'vitest';
import { openDatabaseProxy } from '../support/database-proxy.js';
import { makeKey } from '../support/make-key.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();

const suggest = `query ($text: String!, $source: String) { suggestSubjects(input: { text: $text, source: $source }) { ... on SubjectSuggestions {
  versions { number model { name } } suggestions { probability subject { label paths } } } } }`;

it('while the database is away, suggestions go on for whoever is known, all else is told so, and the log says it once', async () => {
  const labels = ['amber', 'birch', 'coral'];
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const { artefact } = await trainTiny(labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  const command = { versionId, subjectIds: null };
  await execute(deployClassifiers, createDeploymentStore(database), { kind: 'system' }, command);
  await database.prisma.source.create({ data: { name: 'rocks' } });
  const key = await makeKey(database, 'reader');
  const stranger = await makeKey(database, 'curator');
  await using proxy = await openDatabaseProxy(url);
  await using api = await startApi(proxy.url);
  const ask = (source: string | null = null) => api.graphql(suggest, { text: writeText('birch', 7), source }, { key });
  // What ended before the API listened may have been missed: until then, nobody is remembered.
  const listeners = "select from pg_stat_activity where datname = current_database() and query ilike 'listen%'";
  await until('the API listens', async () => ((await database.pool.query(listeners)).rowCount ?? 0) > 0);
  await ask();
  const before = await ask();
  expect(before).toMatchObject({
    status: 200,
    data: { suggestSubjects: { versions: [{ model: { name: 'Stones' } }] } },
  });

  const ofSource = await ask('rocks');
  expect(ofSource).toMatchObject({ status: 200 });

  proxy.goAway();
  const unavailable = { status: 503, errors: [{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } }] };
  for (let i = 0; i < 20; i++) {
    expect(await ask()).toEqual(before);
    expect(await ask('rocks')).toEqual(ofSource);
    await api.fetch('/session', { method: 'DELETE' });
    for (const asker of [{}, { key }]) await api.graphql('mutation { removeSample { __typename } }', {}, asker);
    expect(await api.graphql('{ documents { totalCount } }', {}, { key })).toMatchObject(unavailable);
    expect(await api.graphql('{ viewer { name } }', {}, { key: stranger })).toMatchObject(unavailable);
  }
  const refused = await api.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ documents { totalCount } }' }),
  });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await api.fetch('/livez')).status).toBe(200);
  expect((await api.fetch('/readyz')).status).toBe(503);
  expect(api.log.filter(({ level }) => level >= 40)).toHaveLength(1);

  proxy.come();
  await until('the database is back', async () => (await api.fetch('/readyz')).status === 200);
  expect(await api.graphql('{ documents { totalCount } }', {}, { key })).toMatchObject({ status: 200 });
});
