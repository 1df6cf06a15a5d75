import { createDeploymentStore } from '@classmark/database';
import { deployClassifiers, execute } from '@classmark/domain';
import { encodeVersion } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const labels = ['amber', 'birch'];
let server: RoleApi;

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const { version } = await trainTiny(labels);
  const artefact = encodeVersion({ ...version, knownWordsFloor: { share: 0.5, words: 3 } });
  const modelId = await seedModel(database, schemeId, 'Stones');
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  await execute(
    deployClassifiers,
    createDeploymentStore(database),
    { kind: 'system' },
    { versionId, subjectIds: null },
  );
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

interface Answer {
  readonly suggestSubjects: {
    readonly isReliable: boolean;
    readonly knownTerms: number;
    readonly suggestions: readonly {
      readonly subject: { readonly label: string };
      readonly probability: number;
      readonly state: string;
    }[];
  };
}

async function suggest(text: string): Promise<Answer['suggestSubjects']> {
  const query = `query ($text: String!) { suggestSubjects(input: { text: $text }) { ... on SubjectSuggestions {
    isReliable knownTerms suggestions { subject { label } probability state } } } }`;
  return (await server.ask<Answer>('reader', query, { text })).suggestSubjects;
}

/** What a model says of texts of unknown words where training documents have none that are known, either. */
async function deployUnbroken(): Promise<void> {
  const unbroken = ['coral', 'dune'];
  const { schemeId, subjectIds } = await seedScheme(database, 'unbroken', unbroken);
  const { version } = await trainTiny(unbroken);
  const artefact = encodeVersion({ ...version, knownWordsFloor: { share: 0, words: 0 } });
  const versionId = await seedVersion(database, {
    modelId: await seedModel(database, schemeId, 'Unbroken'),
    subjectIds,
    artefact,
  });
  const deployment = { versionId: globalId(`ModelVersion:${versionId}`) };
  const mutation = `mutation ($input: DeployClassifiersInput!) { deployClassifiers(input: $input) { __typename } }`;
  await server.ask('operator', mutation, { input: deployment });
}

const known = writeText('birch', 77);
const foreign = Array.from({ length: 90 }, (_, i) => `fremdes${i}wort`).join(' ');

describe('suggestSubjects', () => {
  it('says that it can be trusted for a text of known words, and publishes', async () => {
    const { isReliable, suggestions } = await suggest(known);
    expect(isReliable).toBe(true);
    expect(suggestions[0]).toMatchObject({ subject: { label: 'birch' }, state: 'PUBLISHED' });
  });

  it.each([
    ['too small a share', `${known} ${foreign}`],
    ['too few', 'birch1 birch2'],
  ])('says that it can’t where %s of the words are known, and publishes nothing', async (_which, text) => {
    const { isReliable, knownTerms, suggestions } = await suggest(text);
    expect([isReliable, knownTerms > 0]).toEqual([false, true]);
    expect(suggestions.map(({ subject }) => subject.label)).toContain('birch');
    expect(suggestions.filter(({ state, probability }) => state === 'PUBLISHED' || probability >= 0.5)).toEqual([]);
  });

  it('answers with those versions alone to which whole words say little, where no word is known', async () => {
    expect((await suggest(foreign)).suggestions).toEqual([]);
    await deployUnbroken();
    const { knownTerms, suggestions } = await suggest(foreign);
    expect(knownTerms).toBe(0);
    expect(suggestions.map(({ subject }) => subject.label).sort()).toEqual(['coral', 'dune']);
  });
});
