import type { JobRunner } from '@classmark/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { contentOf, harvest, startHarvestRunner } from '../support/harvesting.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url: databaseUrl, database } = await openTestDatabase();
const { prisma } = database;
const articles = 230;
const pageSize = 40;

let runner: JobRunner;
beforeAll(async () => {
  runner = await startHarvestRunner({ database, url: databaseUrl });
});
/** So that none is a duplicate of another test's. */
beforeEach(() => prisma.$executeRaw`truncate document, subject, scheme cascade`);
afterAll(() => runner[Symbol.asyncDispose]());

let clean: Awaited<ReturnType<typeof contentOf>>;

describe('a harvest by OAI-PMH', () => {
  it('brings every record of a repository, with its subjects and details', async () => {
    await using server = await startOaiServer({ articles, pageSize });
    const { state, result } = await harvest(database, { url: server.url, source: 'clean' });
    clean = await contentOf(database, 'clean');
    expect(state).toBe('succeeded');
    // Every fiftieth was deleted before we ever saw it.
    expect(result).toMatchObject({ seen: 230, added: 226, unchanged: 0, ignored: 4, wrong: {} });
    expect(clean).toHaveLength(226);
    expect(clean.find(({ externalId }) => externalId === 'oai:made.example:0')).toEqual({
      externalId: 'oai:made.example:0',
      title: expect.stringMatching(/^On the \w+ & the \w+ of study 0$/),
      text: expect.stringContaining('The '),
      url: 'https://doi.org/10.5555/made.0',
      publicationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      authors: [expect.stringContaining(', '), expect.stringContaining(', ')],
      state: 'active',
      setAsideReason: null,
      subjects: expect.arrayContaining([expect.any(String)]),
    });
    expect(server.requests).toHaveLength(6);
  });

  it('changes nothing the second time', async () => {
    await using server = await startOaiServer({ articles, pageSize });
    await harvest(database, { url: server.url, source: 'clean' });
    expect((await harvest(database, { url: server.url, source: 'clean' })).result).toMatchObject({
      seen: 230,
      added: 0,
      updated: 0,
      unchanged: 226,
      ignored: 4,
    });
  });

  it('reads articles in JATS to the same effect', async () => {
    await using server = await startOaiServer({ articles: 40, pageSize });
    const { result } = await harvest(database, { url: server.url, source: 'jats', query: { metadataPrefix: 'jats' } });
    expect(result).toMatchObject({ seen: 40, added: 40 });
    const [first] = await contentOf(database, 'jats');
    const [same] = clean;
    expect(first).toEqual({ ...same, authors: same?.authors.map((name) => name.split(', ').reverse().join(' ')) });
  });

  it('asks for a set, and for days', async () => {
    await using server = await startOaiServer({ articles, pageSize });
    const query = { set: 'even', from: '2020-01-02', until: '2020-01-03' };
    expect((await harvest(database, { url: server.url, source: 'days', query })).result).toMatchObject({
      seen: 10,
      added: 10,
    });
    const none = { from: '2030-01-01' };
    expect((await harvest(database, { url: server.url, source: 'none', query: none })).state).toBe('succeeded');
  });

  it('asks only for what has changed since the last one, if told to', async () => {
    await using server = await startOaiServer({ articles: 40, pageSize });
    const options = { sinceLast: true };
    const [first, second] = [
      await harvest(database, { url: server.url, source: 'again', options }),
      await harvest(database, { url: server.url, source: 'again', options }),
    ];
    expect([first.result, second.result]).toMatchObject([{ seen: 40 }, { seen: 0 }]);
    expect(server.requests.at(-1)).toMatch(/from=20\d\d-\d\d-\d\d/);
  });

  it('sets aside what the source has deleted since, and takes back what it has again', async () => {
    const withDeleted = async (deleted: readonly number[]) => {
      await using server = await startOaiServer({ articles: 40, pageSize, deleted });
      // The server stays until it is done.
      return await harvest(database, { url: server.url, source: 'deleting' });
    };
    await withDeleted([]);
    const { result, problems } = await withDeleted([7]);
    expect(result).toMatchObject({ seen: 40, unchanged: 39, setAside: { deleted_by_source: 1 } });
    expect(problems).toMatchObject([{ line: 8, code: 'DELETED_BY_SOURCE', message: 'Deleted by its source.' }]);
    expect((await withDeleted([])).result).toMatchObject({ seen: 40, updated: 1, unchanged: 39, setAside: {} });
  });

  it('withdraws what was published of a deleted record, and tells who follows the suggestions', async () => {
    const withDeleted = async (deleted: readonly number[]) => {
      await using server = await startOaiServer({ articles: 3, pageSize, deleted });
      // The server stays until it is done.
      return await harvest(database, { url: server.url, source: 'published' });
    };
    await withDeleted([]);
    const { schemeId, subjectIds } = await seedScheme(database, 'published', ['Rivers']);
    const versionId = await seedVersion(database, {
      modelId: await seedModel(database, schemeId, 'published'),
      subjectIds,
    });
    await prisma.$executeRaw`
      insert into prediction (document_id, subject_id, version_id, probability, margin, state)
      select id, ${subjectIds[0]}, ${versionId}, 0.9, 0.1, 'published' from document`;
    await withDeleted([1]);
    const changes = await prisma.$queryRaw`
      select c.kind::text, d.external_id as id from noted_change c join document d on d.id = c.document_id
      where c.kind = 'withdrawn'`;
    expect(changes).toEqual([{ kind: 'withdrawn', id: 'oai:made.example:1' }]);
  });

  it('leaves aside what was merged into another, also where the source has it again', async () => {
    const withDeleted = async (deleted: readonly number[]) => {
      await using server = await startOaiServer({ articles: 3, pageSize, deleted });
      // The server stays until it is done.
      return await harvest(database, { url: server.url, source: 'merging' });
    };
    await withDeleted([]);
    const [from, into] = await database.prisma.document.findMany({ where: { source: { name: 'merging' } } });
    await database.prisma.document.update({
      where: { id: from?.id ?? 0n },
      data: { state: 'set_aside', setAsideReason: 'merged', mergedIntoId: into?.id ?? 0n },
    });
    await withDeleted([0, 1, 2]);
    await withDeleted([]);
    const states = await database.prisma.document.groupBy({
      by: ['state', 'setAsideReason'],
      where: { source: { name: 'merging' } },
      _count: true,
    });
    expect(states).toEqual(
      expect.arrayContaining([
        { state: 'active', setAsideReason: null, _count: 2 },
        { state: 'set_aside', setAsideReason: 'merged', _count: 1 },
      ]),
    );
  });

  it('keeps what a person restored active when the source deletes it', async () => {
    const withDeleted = async (deleted: readonly number[]) => {
      await using server = await startOaiServer({ articles: 3, pageSize, deleted });
      // The server stays until it is done.
      return await harvest(database, { url: server.url, source: 'restoring' });
    };
    await withDeleted([]);
    const [kept] = await database.prisma.document.findMany({ where: { source: { name: 'restoring' } } });
    await database.prisma.document.update({ where: { id: kept?.id ?? 0n }, data: { restored: true } });
    const { result } = await withDeleted([0, 1, 2]);
    expect(result).toMatchObject({ seen: 3, unchanged: 1, setAside: { deleted_by_source: 2 } });
    const active = await database.prisma.document.findMany({
      where: { source: { name: 'restoring' }, state: 'active' },
    });
    expect(active).toMatchObject([{ id: kept?.id }]);
  });

  it.each([
    ['a private address', 'http://192.168.0.1/oai', 'private network (192.168.0.1)'],
    ['this machine', 'http://localhost:9/oai', 'private network'],
    ['a metadata service', 'http://169.254.169.254/latest', 'private network (169.254.169.254)'],
  ])('does not ask %s unless it is allowed to', async (_what, url, says) => {
    const { state, problem } = await harvest(database, { url, source: 'local', query: { allowLocal: false } });
    expect([state, problem]).toEqual(['failed', { code: 'INVALID_INPUT', message: expect.stringContaining(says) }]);
  });
});
