import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const labels = ['amber', 'birch', 'coral'];

let server: RoleApi;
let versionId: string;
let subjectIds: string[];

beforeAll(async () => {
  const scheme = await seedScheme(database, 'stones', labels);
  subjectIds = scheme.subjectIds.map((id) => globalId(`Subject:${id}`));
  const modelId = await seedModel(database, scheme.schemeId, 'Stones');
  const { artefact } = await trainTiny(labels);
  versionId = globalId(
    `ModelVersion:${await seedVersion(database, { modelId, subjectIds: scheme.subjectIds, artefact })}`,
  );
  server = await startRoleApi(database, url);
  await suggestStates();
  await hearNothing();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Nothing that is announced from now on reaches the API. */
async function hearNothing(): Promise<void> {
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`,
  );
}

async function suggestStates(): Promise<Record<string, string>> {
  const query = `query ($input: SuggestSubjectsInput!) { suggestSubjects(input: $input) {
    ... on SubjectSuggestions { suggestions { subject { label } state } } } }`;
  interface Answer {
    readonly suggestSubjects: {
      readonly suggestions: readonly { readonly subject: { readonly label: string }; readonly state: string }[];
    };
  }
  const { suggestSubjects } = await server.ask<Answer>('reader', query, { input: { text: writeText('coral', 5) } });
  return Object.fromEntries(suggestSubjects.suggestions.map(({ subject, state }) => [subject.label, state]));
}

const act = (mutation: string, input: object) =>
  server.ask(
    'operator',
    `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );

it('suggests by a version for whoever asks once its deployment is answered', async () => {
  await act('deployClassifiers', { versionId });
  expect(await suggestStates()).toMatchObject({ coral: 'PUBLISHED' });
});

it('holds a threshold for whoever asks once its change is answered', async () => {
  await hearNothing();
  await act('setThreshold', { versionId, subjectId: subjectIds[2], reviewOnly: true });
  expect(await suggestStates()).toMatchObject({ coral: 'QUEUED' });
});
