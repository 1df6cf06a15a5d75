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

it('… by a network, too, and nothing where nothing says it', async () => {
  const cost = await costOf({ scheme: 'areas', recipe: 'cnn' });
  expect(cost).toMatchObject({ documents: 496, subjects: 3 });
  expect(cost?.cpuSeconds).toBeGreaterThan(1);
  expect(await costOf({ scheme: 'areas', recipe: 'linear-sgd' })).toBeNull();
});

it('… with what an encoder takes for the texts that it has not encoded, those of the test set among them', async () => {
  const { id } = await database.prisma.encoder.create({
    data: { name: 'Slow', dimensions: 8, checksum: 'c', msPerText: 1_000, sizeBytes: 0, provenance: {} },
  });
  const input = { scheme: 'areas', recipe: 'linear' };
  const secondsOf = async (more: object) => (await costOf({ ...input, ...more }))?.cpuSeconds ?? Number.NaN;
  const learning = await secondsOf({});
  const encoderId = globalId(`Encoder:${id}`);
  expect((await secondsOf({ encoderId })) - learning).toBeCloseTo(496 * 1.25, 0);
  await database.pool.query(
    `insert into encoded_text (encoder_id, sha256, vector)
     select distinct on (2) $1::int, sha256(convert_to(title || chr(10) || text, 'UTF8')), '' from document`,
    [id],
  );
  expect((await secondsOf({ encoderId })) - learning).toBeLessThan(1);
});

it('refuses what could not be trained', async () => {
  for (const input of [{ scheme: 'none' }, { scheme: 'areas', recipe: 'none' }, {}]) {
    const { errors } = await server.api.graphql(query, { input }, server.as('curator'));
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  }
  const { errors } = await server.api.graphql(query, { input: { scheme: 'areas' } }, server.as('reader'));
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
});
