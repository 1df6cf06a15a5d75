import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let server: RoleApi;
let modelId: number;
let subjectIds: readonly number[];

beforeAll(async () => {
  const subjects = ['amber', 'birch', 'coral'];
  const corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 200 });
  const { schemeId } = corpus;
  subjectIds = corpus.subjectIds;
  await database.prisma.subject.create({ data: { schemeId, key: 'dune', label: 'dune', paths: ['/dune'] } });
  modelId = await seedModel(database, schemeId, 'Areas');
  await database.prisma.model.update({ where: { id: modelId }, data: { recipe: 'linear', parameters: {} } });
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

interface Asked {
  readonly trainingCost: { documents: number; subjects: number; cpuSeconds: number; megabytes: number } | null;
}
const query = `query ($input: TrainingCostInput!) {
  trainingCost(input: $input) { documents subjects cpuSeconds megabytes } }`;
const costOf = async (input: object) => (await server.ask<Asked>('curator', query, { input })).trainingCost;

it('a training says what it will take before it starts: for documents outside the test set, and subjects that some have', async () => {
  const cost = await costOf({ scheme: 'areas' });
  expect(cost).toMatchObject({ documents: 496, subjects: 3 });
  expect(cost?.cpuSeconds).toBeGreaterThan(0.1);
  expect(cost?.megabytes).toBeGreaterThan(300);
});

it('… of a part of the subjects, and of a model that there is', async () => {
  const list = subjectIds.slice(0, 2).map((id) => globalId(`Subject:${id}`));
  expect(await costOf({ scheme: 'areas', selection: 'LIST', subjectIds: list })).toMatchObject({ subjects: 2 });
  expect(await costOf({ modelId: globalId(`Model:${modelId}`) })).toMatchObject({ documents: 496, subjects: 3 });
});

it('… and nothing where nothing says it', async () => {
  expect(await costOf({ scheme: 'areas', recipe: 'cnn' })).toBeNull();
});

it('refuses what could not be trained', async () => {
  for (const input of [{ scheme: 'none' }, { scheme: 'areas', recipe: 'none' }, {}]) {
    const { errors } = await server.api.graphql(query, { input }, server.as('curator'));
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  }
  const { errors } = await server.api.graphql(query, { input: { scheme: 'areas' } }, server.as('reader'));
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
});
