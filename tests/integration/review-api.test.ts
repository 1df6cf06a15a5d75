import { createPeople } from '@classmark/database';
import type { Role } from '@classmark/domain';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readStream } from '../support/read-stream.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;
const globalId = (...parts: readonly (string | number | bigint)[]) =>
  Buffer.from(parts.join(':')).toString('base64url');

let api: TestApi;
let keys: Record<Role, string>;
let versionId: number;
let amber: number;
let birch: number;
let documentId: bigint;

beforeAll(async () => {
  const labels = ['amber', 'birch', 'coral'];
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  [amber = 0, birch = 0] = subjectIds;
  const { artefact } = await trainTiny(labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  await prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
  const makeKey = async (role: Role) =>
    (await createPeople(database).store.createApiKey({ name: `a ${role}`, role }, { kind: 'system' })).secret;
  keys = {
    reader: await makeKey('reader'),
    curator: await makeKey('curator'),
    operator: await makeKey('operator'),
    admin: await makeKey('admin'),
  };
  api = await startApi(url);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

/** One document: amber is asked about, birch is published, and nothing is said yet. */
beforeEach(async () => {
  await pool.query('truncate prediction, label, review_lease, review_skip, spot_check, decision, act');
  [documentId = 0n] = await seedDocuments(database, 1);
  await prisma.document.update({ where: { id: documentId }, data: { title: 'On amber', text: 'amber amber resin' } });
  for (const [subjectId, probability] of [
    [amber, 0.7],
    [birch, 0.95],
  ] as const) {
    await seedPredictions(database, { subjectId, versionId, documentIds: [documentId], probabilities: [probability] });
  }
});

interface Act {
  readonly __typename: string;
  readonly act: { readonly id: string };
}
const decide = (key: string, subjectId: number, verdict: string) =>
  api.graphql<{ decide: Act }>(
    `mutation ($input: DecideInput!) { decide(input: $input) { __typename ... on Decided { act { id kind actor
      decisions { verdict probability subject { label } document { title } } } } ... on Problem { code field } } }`,
    {
      input: {
        decisions: [
          { documentId: globalId('Document', documentId), subjectId: globalId('Subject', subjectId), verdict },
        ],
      },
    },
    { key },
  );

it('the queue shows a document with its queued suggestions, why, and the words that speak for them', async () => {
  const { data, errors } = await api.graphql(
    `{ reviewQueue(first: 10) { totalCount edges { node { document { title } leasedBy predictions { probability state
      subject { label } version { number } classifier { reviewOnly } evidence { why acceptThreshold reviewThreshold
      contributions { term titleSpans { start end } } precedents { verdict } } } } } } }`,
    {},
    { key: keys.curator },
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    reviewQueue: {
      totalCount: 1,
      edges: [
        {
          node: {
            document: { title: 'On amber' },
            leasedBy: null,
            predictions: [
              {
                state: 'QUEUED',
                subject: { label: 'amber' },
                version: { number: 1 },
                classifier: { reviewOnly: false },
                evidence: {
                  why: 'In review: 70.0% is below the accept threshold (80.0%).',
                  acceptThreshold: 0.8,
                  reviewThreshold: 0.4,
                  contributions: expect.arrayContaining([{ term: 'amber', titleSpans: [{ start: 3, end: 8 }] }]),
                  precedents: [],
                },
              },
            ],
          },
        },
      ],
    },
  });
});

it('a claim says on whose desk a document lies', async () => {
  const { data } = await api.graphql(
    'mutation { claimReviewItems(input: {}) { ... on ReviewItemsClaimed { items { document { id } leasedBy leasedUntil } } } }',
    {},
    { key: keys.curator },
  );
  expect(data).toEqual({
    claimReviewItems: {
      items: [
        {
          document: { id: globalId('Document', documentId) },
          leasedBy: 'a curator',
          leasedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        },
      ],
    },
  });
});

it('a decision, and its undoing, are one act each way', async () => {
  const decided = await decide(keys.curator, amber, 'REJECT');
  expect(decided.data).toMatchObject({
    decide: {
      __typename: 'Decided',
      act: {
        kind: 'REJECT',
        actor: 'a curator',
        decisions: [{ verdict: 'REJECT', subject: { label: 'amber' }, document: { title: 'On amber' } }],
      },
    },
  });
  const { data } = await api.graphql(
    `mutation ($id: ID!) { undoDecision(input: { actId: $id }) { ... on DecisionUndone { act { undoneBy
      decisions { document { predictions { state subject { label } } } } } } } }`,
    { id: decided.data.decide.act.id },
    { key: keys.operator },
  );
  expect(data).toEqual({
    undoDecision: {
      act: {
        undoneBy: 'a operator',
        // What the version says of these words, whatever the seeds above say.
        decisions: [{ document: { predictions: [{ state: 'PUBLISHED', subject: { label: 'amber' } }] } }],
      },
    },
  });
});

it('a correction that rejects what nobody suggested names the field', async () => {
  const input = {
    correction: {
      documentId: globalId('Document', documentId),
      rejectSubjectId: globalId('Subject', birch + 1),
      subjectId: globalId('Subject', amber),
    },
  };
  const { data } = await api.graphql(
    'mutation ($input: DecideInput!) { decide(input: $input) { __typename ... on Problem { code field } } }',
    { input },
    { key: keys.curator },
  );
  expect(data).toEqual({
    decide: { __typename: 'NotFoundProblem', code: 'NOT_FOUND', field: 'correction.rejectSubjectId' },
  });
});

it('a reader is refused decisions, and sees what is published or decided and nothing else', async () => {
  const refused = await decide(keys.reader, amber, 'ACCEPT');
  expect(refused.data).toEqual({ decide: { __typename: 'NotAllowedProblem', code: 'NOT_ALLOWED', field: null } });
  await decide(keys.curator, birch, 'ACCEPT');
  const query = `query ($id: ID!) { document(id: $id) { predictions { state subject { label } }
    decisions { verdict act { actor } } } }`;
  const id = globalId('Document', documentId);
  const ask = async (key: string) => (await api.graphql(query, { id }, { key })).data;
  const accepted = { state: 'ACCEPTED', subject: { label: 'birch' } };
  const queued = { state: 'QUEUED', subject: { label: 'amber' } };
  expect(await ask(keys.reader)).toEqual({ document: { predictions: [accepted], decisions: [] } });
  expect(await ask(keys.curator)).toMatchObject({
    document: { predictions: expect.arrayContaining([accepted, queued]) },
  });
});

it('a reader may not fetch an act by its id', async () => {
  const { data } = await decide(keys.curator, birch, 'ACCEPT');
  const query = 'query ($id: ID!) { node(id: $id) { __typename ... on Act { kind decisions { verdict } } } }';
  const ask = (key: string) => api.graphql(query, { id: data.decide.act.id }, { key });
  expect(await ask(keys.reader)).toMatchObject({
    data: { node: null },
    errors: [{ extensions: { code: 'NOT_ALLOWED', requiredRole: 'CURATOR' } }],
  });
  expect((await ask(keys.curator)).data).toEqual({
    node: { __typename: 'Act', kind: 'ACCEPT', decisions: [{ verdict: 'ACCEPT' }] },
  });
});

it('a reader learns on no way round who decided, deployed or trained, or what was undone', async () => {
  const { data } = await decide(keys.curator, birch, 'ACCEPT');
  const { id: apiKeyId } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'a operator' } });
  await prisma.deployment.updateMany({ data: { apiKeyId } });
  const undo = 'mutation ($id: ID!) { undoDecision(input: { actId: $id }) { __typename } }';
  await api.graphql(undo, { id: data.decide.act.id }, { key: keys.curator });
  const query = `query ($id: ID!) { document(id: $id) { decisions { act { actor undoneAt undoneBy } } predictions { subject {
    deploymentHistory { deployedBy version { number } } } evidence { precedents { decidedBy } } } } }`;
  const ask = (key: string) => api.graphql(query, { id: globalId('Document', documentId) }, { key });
  const history = [{ deployedBy: null, version: { number: 1 } }];
  expect((await ask(keys.reader)).data).toEqual({
    document: {
      decisions: [],
      predictions: [{ subject: { deploymentHistory: history }, evidence: { precedents: [] } }],
    },
  });
  expect((await ask(keys.curator)).data).toMatchObject({
    document: {
      decisions: [{ act: { actor: 'a curator', undoneBy: 'a curator' } }],
      predictions: expect.arrayContaining([
        expect.objectContaining({
          subject: { deploymentHistory: [expect.objectContaining({ deployedBy: 'a operator' })] },
        }),
      ]),
    },
  });
});

it('who holds a blind document sees neither what is published nor what the model thinks, until they decide', async () => {
  const { id: holder } = await prisma.apiKey.findFirstOrThrow({ where: { name: 'a curator' } });
  await prisma.spotCheck.create({ data: { documentId, subjectId: birch, versionId } });
  const lease = { documentId, holder: `key:${holder}`, isBlind: true, expiresAt: new Date(Date.now() + 60_000) };
  await prisma.reviewLease.create({ data: lease });
  const query = `query ($id: ID!) { document(id: $id) { subjects { subject { label } }
    predictions { state probability subject { label } evidence { why contributions { term } } } } }`;
  const ask = async (key: string) => (await api.graphql(query, { id: globalId('Document', documentId) }, { key })).data;
  const evidence = { why: expect.stringContaining('Blind check'), contributions: [] };
  expect(await ask(keys.curator)).toEqual({
    document: {
      subjects: [],
      predictions: expect.arrayContaining([
        { state: 'QUEUED', probability: null, subject: { label: 'amber' }, evidence },
        { state: 'QUEUED', probability: null, subject: { label: 'birch' }, evidence },
      ]),
    },
  });
  expect(await ask(keys.operator)).toMatchObject({ document: { subjects: [{ subject: { label: 'birch' } }] } });
  await decide(keys.curator, birch, 'REJECT');
  expect(await ask(keys.curator)).toMatchObject({
    document: {
      predictions: expect.arrayContaining([
        expect.objectContaining({ state: 'REJECTED', probability: expect.closeTo(0.95), subject: { label: 'birch' } }),
      ]),
    },
  });
});

it('the queue is closed to readers', async () => {
  const { errors } = await api.graphql('{ reviewQueue { totalCount } }', {}, { key: keys.reader });
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED', requiredRole: 'CURATOR' } }]);
});

it('a label says what the document is about, whatever was suggested', async () => {
  const { data } = await api.graphql(
    `mutation ($input: LabelDocumentInput!) { labelDocument(input: $input) { ... on DocumentLabelled { act { kind }
      document { predictions { state subject { label } } } } } }`,
    { input: { documentId: globalId('Document', documentId), subjectId: globalId('Subject', birch), value: false } },
    { key: keys.curator },
  );
  expect(data).toMatchObject({
    labelDocument: {
      act: { kind: 'LABEL' },
      document: { predictions: expect.arrayContaining([{ state: 'REJECTED', subject: { label: 'birch' } }]) },
    },
  });
});

it('who watches the queue hears of a decision', async () => {
  const events = readStream(api, 'subscription { reviewQueueChanged { queued } }', { key: keys.curator });
  expect((await events.next()).value).toMatchObject({ data: { reviewQueueChanged: { queued: 1 } } });
  const next = events.next();
  await decide(keys.curator, amber, 'ACCEPT');
  expect((await next).value).toMatchObject({ data: { reviewQueueChanged: { queued: 0 } } });
  await events.return(undefined);
});
