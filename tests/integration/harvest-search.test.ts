import type { JobRunner } from '@classmark/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultyServer } from '../harvest-servers/faulty-server.js';
import { startPlosServer } from '../harvest-servers/plos-server.js';
import { startShareServer } from '../harvest-servers/share-server.js';
import { contentOf, harvest, startHarvestRunner } from '../support/harvesting.js';
import { openTestDatabase } from '../support/test-database.js';

const { url: databaseUrl, database } = await openTestDatabase();
const { prisma } = database;
const articles = 330;

let runner: JobRunner;
beforeAll(async () => {
  runner = await startHarvestRunner({ database, url: databaseUrl });
});
/** So that none is a duplicate of another test's. */
beforeEach(() => prisma.$executeRaw`truncate document, subject, scheme cascade`);
afterAll(() => runner[Symbol.asyncDispose]());

interface Service {
  readonly query: { readonly protocol: string };
  readonly start: () => Promise<FaultyServer>;
}
const services: Readonly<Record<string, Service>> = {
  PLOS: { query: { protocol: 'plos' }, start: () => startPlosServer({ articles }) },
  SHARE: { query: { protocol: 'share' }, start: () => startShareServer({ articles }) },
};

describe.each(Object.entries(services))('a harvest of %s', (name, { query, start }) => {
  it('brings every article, with its details', async () => {
    await using server = await start();
    const { state, result, problem } = await harvest(database, { url: server.url, source: name, query });
    expect([state, problem]).toEqual(['succeeded', null]);
    const content = await contentOf(database, name);
    expect(result).toMatchObject({ seen: content.length, added: content.length, wrong: {} });
    expect(content[0]).toMatchObject({
      title: expect.stringMatching(/^On the \w+ & the \w+ of study \d+$/),
      text: expect.stringContaining('The '),
      url: expect.stringMatching(/^https?:\/\/(?:dx\.)?doi\.org\/10\./),
      publicationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      authors: [expect.stringMatching(/^\w+ \w+$/), expect.any(String)],
    });
    expect(server.requests).toHaveLength(4);
  });
});

describe('a harvest of PLOS', () => {
  const query = { protocol: 'plos' };

  it('leaves out corrections unless they are asked for', async () => {
    await using server = await startPlosServer({ articles });
    const without = await harvest(database, { url: server.url, source: 'articles', query });
    const all = await harvest(database, { url: server.url, source: 'all', query: { ...query, otherContent: true } });
    expect([without.result, all.result]).toMatchObject([{ seen: 323 }, { seen: 330 }]);
  });

  it('takes a subject area and days of publication', async () => {
    await using server = await startPlosServer({ articles });
    const area = { ...query, set: '/Earth sciences', from: '2021-01-01', until: '2021-12-31' };
    await harvest(database, { url: server.url, source: 'area', query: area });
    const found = await contentOf(database, 'area');
    expect(found.length).toBeGreaterThan(5);
    expect(found.every(({ publicationDate }) => publicationDate?.startsWith('2021'))).toBe(true);
    expect(found.every(({ subjects }) => subjects.includes('Hydrology'))).toBe(true);
  });

  it('asks area by area where answers name no subjects, and merges those that a document was found under', async () => {
    await using server = await startPlosServer({ articles, hidesSubjects: true });
    const { result } = await harvest(database, { url: server.url, source: 'areas', query });
    const documents = await contentOf(database, 'areas');
    const [under, twice] = [
      documents.map(({ subjects }) => subjects),
      documents.filter(({ subjects }) => subjects.length > 1),
    ];
    expect(result).toMatchObject({ added: 323, updated: twice.length });
    expect(twice.length).toBeGreaterThan(20);
    expect(new Set(under.flat())).toEqual(
      new Set(['Biology and life sciences', 'Earth sciences', 'Physical sciences', 'Social sciences']),
    );
    // One for the first look, one or two for each of the eleven areas.
    expect(server.requests.length).toBeLessThan(24);
    const { rows } = await database.pool.query('select count(*)::int as complete from label_completeness');
    expect(rows).toEqual([{ complete: 0 }]);
  });
});
