import { stateFor } from '@classmark/domain';
import { scoreDocuments } from '@classmark/learners';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { type TinyVersion, trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;
const labels = ['amber', 'birch'];
const thresholds = { accept: 0.8, review: 0.4 };

let server: RoleApi;
let subjectIds: number[];
let deployedId: number;
let confusedId: number;
let similarId: number;
let similar: TinyVersion;
let openIds: bigint[];

const metrics = JSON.stringify({
  ...{ precision: 0.8, recall: 0.6, f1: 0.7, support: 10, f1Threshold: 0.4, averagePrecision: 0.7, atTarget: null },
  confusion: { tp: 6, fp: 2, fn: 4, tn: 88 },
  precisionRecallCurve: [],
  reliability: [],
});

/** Documents on amber and birch in turn. */
async function writeDocuments(count: number, seed: number, idFraction: number): Promise<bigint[]> {
  const ids = await seedDocuments(database, count);
  for (const [i, id] of ids.entries()) {
    const label = labels[i % 2] ?? '';
    const data = { title: `About ${label}`, text: writeText(label, seed + i), idFraction };
    await prisma.document.update({ where: { id }, data });
  }
  return ids;
}

beforeAll(async () => {
  const scheme = await seedScheme(database, 'stones', labels);
  const { schemeId } = scheme;
  subjectIds = scheme.subjectIds;
  const modelId = await seedModel(database, schemeId, 'Stones');
  const seed = async ({ artefact }: TinyVersion) => seedVersion(database, { modelId, subjectIds, artefact });
  deployedId = await seed(await trainTiny(labels));
  confusedId = await seed(await trainTiny(labels.toReversed()));
  similar = await trainTiny(labels, 2);
  similarId = await seed(similar);
  await prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId: deployedId })) });
  await pool.query('update classifier set metrics = $1', [metrics]);
  const tested = await writeDocuments(40, 9_000, 100);
  await prisma.labelCompleteness.createMany({ data: tested.map((documentId) => ({ documentId, schemeId })) });
  await prisma.label.createMany({
    data: tested.map((documentId, i) => ({
      ...{ documentId, subjectId: subjectIds[i % 2] ?? 0, origin: 'import' as const, value: true },
    })),
  });
  openIds = await writeDocuments(20, 20_000, 500);
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function pair(versionId: number) {
  const query = `query ($id: ID!) { compareVersions(candidateId: $id) { paired { documents isSample
    micro { difference low high } subjects { subject { label } gained lost pValue isNotWorse f1Change { difference high } } } } }`;
  const id = globalId(`ModelVersion:${versionId}`);
  const { compareVersions } = await server.ask<{ compareVersions: { paired: object | null } }>('curator', query, {
    id,
  });
  return compareVersions.paired;
}

it('a version that is worse on the same test documents by more than chance says so, subject by subject', async () => {
  const worse = { lost: expect.any(Number), gained: 0, isNotWorse: false, f1Change: { high: expect.any(Number) } };
  expect(await pair(confusedId)).toMatchObject({
    documents: 40,
    isSample: false,
    subjects: [
      { subject: { label: 'amber' }, ...worse },
      { subject: { label: 'birch' }, ...worse },
    ],
  });
});

it('a version that differs by chance is not worse', async () => {
  expect(await pair(similarId)).toMatchObject({ subjects: [{ isNotWorse: true }, { isNotWorse: true }] });
});

it('what is deployed has nothing to be compared with', async () => {
  expect(await pair(deployedId)).toBeNull();
});

it('a deployment is previewed as scoring makes it, but for what people decided', async () => {
  const [amber = 0] = subjectIds;
  const [decided = 0n, published = 0n] = openIds;
  const documents = await prisma.document.findMany({ where: { id: { in: openIds } }, orderBy: { id: 'asc' } });
  const texts = documents.map(({ id, title, text }) => ({ id: String(id), title, text }));
  const states = [...scoreDocuments(similar.version, texts)].map((probability) => stateFor(probability, thresholds));
  const then = (state: string) => states.filter((found, i) => i % 2 === 0 && i > 1 && found === state).length;
  await seedPredictions(database, {
    ...{ subjectId: amber, versionId: deployedId },
    documentIds: [decided, published],
    probabilities: [0.9, 0.9],
  });
  await prisma.prediction.updateMany({ where: { documentId: decided }, data: { state: 'rejected' } });
  const query = `query ($versionId: ID!, $subjectIds: [ID!]) { deploymentPreview(versionId: $versionId, subjectIds: $subjectIds) {
    documents scoredDocuments subjects { subject { label } publishedNow { count interval { low } } published { count }
    queuedNow { count } queued { count } withdrawn { count } } } }`;
  const variables = { versionId: globalId(`ModelVersion:${similarId}`), subjectIds: [globalId(`Subject:${amber}`)] };
  expect(then('published') + then('queued')).toBeGreaterThan(0);
  expect(await server.ask('curator', query, variables)).toEqual({
    deploymentPreview: {
      documents: 20,
      scoredDocuments: 20,
      subjects: [
        {
          subject: { label: 'amber' },
          publishedNow: { count: 1, interval: null },
          published: { count: then('published') },
          queuedNow: { count: 0 },
          queued: { count: then('queued') },
          withdrawn: { count: states[2] === 'published' || states[2] === 'queued' ? 0 : 1 },
        },
      ],
    },
  });
});

it('the precision that spot checks found stands with the classifier', async () => {
  const [, birch = 0] = subjectIds;
  const documentIds = openIds.slice(4, 8);
  await seedPredictions(database, {
    ...{ subjectId: birch, versionId: deployedId, documentIds },
    probabilities: [0.9, 0.9, 0.9, 0.9],
  });
  for (const [i, documentId] of documentIds.entries()) {
    await prisma.spotCheck.create({ data: { documentId, subjectId: birch, versionId: deployedId } });
    const key = { documentId_subjectId: { documentId, subjectId: birch } };
    await prisma.prediction.update({ where: key, data: { state: i === 0 ? 'rejected' : 'accepted' } });
  }
  const query = '{ subjects { edges { node { label classifier { sampledPrecision { precision accepted } } } } } }';
  expect(await server.ask('curator', query)).toMatchObject({
    subjects: {
      edges: [
        { node: { label: 'amber', classifier: { sampledPrecision: null } } },
        { node: { label: 'birch', classifier: { sampledPrecision: { precision: 0.75, accepted: 3 } } } },
      ],
    },
  });
});
