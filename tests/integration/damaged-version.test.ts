import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeKey } from '../support/make-key.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;
const labels = ['amber', 'birch', 'coral'];

let api: TestApi;
let key: string;

/** Flips a byte of every chunk; doing it again mends it. */
const flip = () => pool.query('update artefact_chunk set bytes = set_byte(bytes, 100, 255 - get_byte(bytes, 100))');

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const { artefact } = await trainTiny(labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  await prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
  const documentIds = await seedDocuments(database, 2);
  await prisma.document.updateMany({ data: { title: 'On amber', text: 'amber amber resin' } });
  const [subjectId = 0] = subjectIds;
  await seedPredictions(database, { subjectId, versionId, documentIds, probabilities: [0.7, 0.6] });
  key = await makeKey(database, 'curator');
  await flip();
  api = await startApi(url, { CLASSMARK_WORK: '1000000000' });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

interface Answer {
  readonly overview: { readonly alerts: readonly string[] };
  readonly reviewQueue: {
    readonly totalCount: number;
    readonly edges: readonly {
      readonly node: {
        readonly predictions: readonly {
          readonly evidence: {
            readonly why: string;
            readonly damage: string | null;
            readonly contributions: readonly object[];
          };
        }[];
      };
    }[];
  };
  readonly suggestSubjects: { readonly suggestions: readonly object[]; readonly missing: readonly object[] };
}

async function ask(): Promise<Answer> {
  const { data, errors } = await api.graphql<Answer>(
    `query ($text: String!) {
      overview { alerts }
      reviewQueue(first: 10) { totalCount edges { node { predictions { evidence { why damage contributions { term } } } } } }
      suggestSubjects(input: { text: $text }) { ... on SubjectSuggestions {
        suggestions { subject { label } } missing { label } } } }`,
    { text: writeText('birch', 7) },
    { key },
  );
  expect(errors).toBeUndefined();
  return data;
}

const evidenceOf = ({ reviewQueue }: Answer) =>
  reviewQueue.edges.flatMap(({ node }) => node.predictions.map(({ evidence }) => evidence));

it('a damaged version leaves the queue whole, and is spoken of where its words would be and on the overview', async () => {
  const answer = await until('an alert', async () => {
    const asked = await ask();
    return asked.overview.alerts.some((line) => line.includes('is damaged')) && asked;
  });
  expect(answer.reviewQueue.totalCount).toBe(2);
  expect(evidenceOf(answer)).toHaveLength(2);
  for (const evidence of evidenceOf(answer)) {
    expect(evidence).toMatchObject({ why: expect.stringContaining('In review'), contributions: [] });
    expect(evidence.damage).toContain('is damaged');
  }
  expect(answer.suggestSubjects).toMatchObject({ suggestions: [], missing: labels.map((label) => ({ label })) });
});

it('once it is mended it serves, without a restart', async () => {
  await flip();
  const answer = await until('it serves', async () => {
    const asked = await ask();
    // The parts of an answer are read one after the other: the first may be from before.
    const isAlarmed = asked.overview.alerts.some((line) => line.includes('is damaged'));
    return asked.suggestSubjects.suggestions.length > 0 && !isAlarmed && asked;
  });
  for (const { damage, contributions } of evidenceOf(answer)) {
    expect(damage).toBeNull();
    expect(contributions.length).toBeGreaterThan(0);
  }
});
