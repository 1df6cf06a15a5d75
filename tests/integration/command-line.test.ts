import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, createPrisma, type Database } from '@classmark/database';
import type { JobRunner } from '@classmark/jobs';
import { writeLocalAccess } from '@classmark/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, startImportWorker } from '../support/importing.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
import { seedModel, seedPredictions, seedVersion } from '../support/seed-models.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { pool, prisma } = database;

let folder: string;
let roles: RoleApi;
let worker: JobRunner;
let settings: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-command-'));
  roles = await startRoleApi(database, url);
  worker = await startImportWorker({ database, url });
  settings = {
    CLASSMARK_HOME: folder,
    CLASSMARK_API_URL: roles.api.url,
    CLASSMARK_API_KEY: roles.as('operator').key ?? '',
  };
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await roles[Symbol.asyncDispose]();
  await Promise.all([pool.end(), prisma.$disconnect()]);
  await rm(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const classmark = (...argv: string[]) => runCommand(settings, ...argv);

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

const text = 'A text about many things that is long enough to be kept.';

describe('classmark on the machine of the installation', () => {
  it('finds the API and a key by itself', async () => {
    await writeLocalAccess(folder, { apiUrl: roles.api.url, apiKey: settings.CLASSMARK_API_KEY ?? '' });
    const { code, out } = await runCommand({ CLASSMARK_HOME: folder }, 'status');
    expect([code, out]).toEqual([0, expect.stringContaining('documents: ')]);
  });

  it('does not show the key to another service', async () => {
    const { code, err } = await runCommand({ CLASSMARK_HOME: folder }, 'status', '--url', 'http://127.0.0.1:9');
    expect([code, err]).toEqual([1, 'error: No service at http://127.0.0.1:9. Start it, or pass --url.\n']);
  });

  it('prefers the key that it is given', async () => {
    const { code, err } = await runCommand({ CLASSMARK_HOME: folder }, 'status', '--key', 'classmark_wrong');
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: /)]);
  });
});

describe('classmark key revoke', () => {
  it('asks first', async () => {
    const run = (...argv: string[]) => runCommand({ ...settings, DATABASE_URL: url }, 'key', ...argv);
    const { apiKey } = JSON.parse((await run('create', 'For a script', '--role', 'reader', '--json')).out);
    const isRevoked = async () =>
      (await prisma.apiKey.findUniqueOrThrow({ where: { id: apiKey.id } })).revokedAt !== null;
    expect((await run('revoke', apiKey.prefix)).out).toBe(
      `revoking ${apiKey.prefix}… reader "For a script"\nPass --yes to do it.\n`,
    );
    expect(await isRevoked()).toBe(false);
    expect((await run('revoke', apiKey.prefix, '--yes')).code).toBe(0);
    expect(await isRevoked()).toBe(true);
  });
});

describe('classmark import', () => {
  it('counts a subject that a record does not list as a no, and says so', async () => {
    const file = await fileOf('complete.jsonl', jsonLines({ id: 'c1', title: 'One', text, subjects: ['/Moss'] }));
    const { code, out } = await classmark('import', file, '--scheme', 'Plants', '--create-subjects');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^seen 1: added 1, .*\nwarning: .*unlisted ones count.* \(--labels-incomplete\)/s),
    ]);
    expect(await prisma.labelCompleteness.count({ where: { document: { externalId: 'c1' } } })).toBe(1);
  });

  it('leaves it unknown with --labels-incomplete', async () => {
    const file = await fileOf(
      'gaps.jsonl',
      jsonLines({ id: 'g1', title: 'Two', text: `${text} Again.`, subjects: ['/Moss'] }),
    );
    const { code, out } = await classmark('import', file, '--scheme', 'Plants', '--labels-incomplete');
    expect([code, out]).toEqual([0, expect.not.stringContaining('unlisted ones count')]);
    expect(await prisma.labelCompleteness.count({ where: { document: { externalId: 'g1' } } })).toBe(0);
  });

  it('reads columns by other names, and cells by another separator', async () => {
    const table = `nr|kopf|inhalt|themen\n7|Three|${text} Thrice.|Moss,Fern\n`;
    const file = await fileOf('table.csv', table);
    const names = ['id=nr', 'title=kopf', 'text=inhalt', 'subjects=themen'].flatMap((pair) => ['--map', pair]);
    const form = ['--separator', '|', '--subject-separator', ',', '--format', 'csv'];
    const { code, err } = await classmark('import', file, '--scheme', 'Plants', '--create-subjects', ...names, ...form);
    expect([code, err]).toEqual([0, '']);
    const { title, labels } = await prisma.document.findFirstOrThrow({
      where: { externalId: '7' },
      select: { title: true, labels: { select: { subject: { select: { label: true } } } } },
    });
    expect([title, labels.map(({ subject }) => subject.label).sort()]).toEqual(['Three', ['Fern', 'Moss']]);
  });

  it('reads a file in the encoding that is said', async () => {
    const moss = Buffer.from([0x8c, 0xae, 0xe5]);
    const table = Buffer.concat([Buffer.from('id,title,text\n8,'), moss, Buffer.from(`,${text}\n`)]);
    expect((await classmark('import', await fileOf('old.csv', table), '--encoding', 'cp866')).code).toBe(0);
    expect(await prisma.document.findFirst({ where: { externalId: '8' } })).toMatchObject({ title: 'Мох' });
  });

  it('ends with 1 where nothing went in, and says how many rows were rejected', async () => {
    const empty = Array.from({ length: 25 }, (_, i) => ({ id: `empty-${i}`, title: '' }));
    const file = await fileOf('empty.jsonl', jsonLines(...empty));
    const { code, out, err } = await classmark('import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/rejected 25 \(neither title nor text 25\)\n( {2}line \d+: .*\n){20} {2}and 5 more of 25\n/);
    expect(err).toMatch(/^error: Nothing was imported/);
  });

  it.each([
    ['no field of ours', '--map', 'author=who'],
    ['no column', '--map', 'title'],
    ['two characters as a separator', '--separator', ';;'],
    ['a format that there is not', '--format', 'xlsx'],
  ])('is called wrongly with %s', async (_name, option, value) => {
    const { code, err } = await classmark('import', at('table.csv'), option, value);
    expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`^error: option .*${option}`))]);
  });

  it('names a rule that the service refuses once', async () => {
    const { code, err } = await classmark('import', at('table.csv'), '--scheme', 'Nope');
    expect([code, err]).toEqual([1, 'error: There is no scheme "Nope". Choose another, or create its subjects.\n']);
  });
});

describe('classmark export', () => {
  const carried = {
    ...{ url: 'https://example.org/1', publicationDate: '2014-05', language: 'en', authors: ['A. One'] },
    metadata: { journal: 'J' },
  };
  const nothing = { url: null, publicationDate: null, language: null, authors: [], metadata: {} };

  /** A document of each kind: labelled by its source, accepted and rejected by a person, and with a suggestion published. */
  async function seedKinds(): Promise<void> {
    const records = ['labelled', 'decided', 'published'].map((id, i) => ({
      ...{ id, title: id, text: `${text} Number ${i}.` },
      ...(id === 'labelled' && { subjects: ['/Amber', '/Coral\\/reef'], ...carried }),
    }));
    const file = await fileOf('kinds.jsonl', jsonLines(...records));
    const birches = await fileOf(
      'birches.jsonl',
      jsonLines({ id: 'b1', title: 'On birches', text, subjects: ['/Birch'] }),
    );
    await classmark('import', birches, '--scheme', 'Stones', '--create-subjects');
    await classmark('import', file, '--scheme', 'Stones', '--create-subjects');
    const subjects = await prisma.subject.findMany({
      where: { scheme: { name: 'Stones' } },
      orderBy: { label: 'asc' },
    });
    const [amber = 0, birch = 0] = subjects.map(({ id }) => id);
    const documents = await prisma.document.findMany({ where: { source: { name: 'kinds' } } });
    const idOf = (externalId: string): bigint => documents.find((one) => one.externalId === externalId)?.id ?? 0n;
    const origin = 'curator' as const;
    await prisma.label.createMany({
      data: [
        { documentId: idOf('decided'), subjectId: amber, origin, value: true },
        { documentId: idOf('decided'), subjectId: birch, origin, value: false },
      ],
    });
    const modelId = await seedModel(database, subjects[0]?.schemeId ?? 0, 'Stones');
    const versionId = await seedVersion(database, { modelId, subjectIds: [amber, birch] });
    await seedPredictions(database, {
      subjectId: birch,
      versionId,
      documentIds: [idOf('published')],
      probabilities: [0.95],
    });
  }

  const exportStones = () => classmark('export', '--source', 'kinds', '--scheme', 'Stones');

  beforeAll(seedKinds);

  it('keeps apart what the source said, what people said, and what is published', async () => {
    const { out } = await exportStones();
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const byId = Object.fromEntries(records.map(({ id, title: _title, text: _text, ...said }) => [id, said]));
    expect(byId).toEqual({
      labelled: { ...carried, subjects: ['/Amber', '/Coral\\/reef'] },
      decided: { ...nothing, accepted: ['/Amber'], rejected: ['/Birch'] },
      published: { ...nothing, published: ['/Birch'] },
    });
  });

  it('imported again, changes nothing', async () => {
    const file = await fileOf('again.jsonl', (await exportStones()).out);
    const { out } = await classmark('import', file, '--source', 'kinds', '--scheme', 'Stones');
    expect(out).toMatch(/^seen 3: added 0, updated 0, unchanged 3, set aside 0, rejected 0\n/);
    expect((await exportStones()).out).toBe(await readFile(file, 'utf8'));
  });

  it('asks for the scheme where there are several', async () => {
    const { code, err } = await classmark('export');
    expect([code, err]).toEqual([2, 'error: pass --scheme with one of "Plants", "Stones"\n']);
  });
});

describe('classmark retrain', () => {
  it('has a new model suggest for the sources that are named, and refuses to change them later', async () => {
    const model = ['--model', 'For kinds', '--scheme', 'Stones'];
    const sources = ['--source', 'kinds', '--source', 'birches'];
    expect((await classmark('retrain', ...model, ...sources)).code).toBe(0);
    const { models } = await roles.ask<{ models: unknown[] }>('operator', '{ models { name sources } }');
    expect(models).toContainEqual({ name: 'For kinds', sources: expect.toSatisfy(hasBoth) });
    const { code, err } = await classmark('retrain', '--model', 'For kinds', '--source', 'kinds');
    expect([code, err]).toEqual([1, expect.stringContaining('a model keeps its sources. Leave out --source')]);
  });

  it('says so where there is no source of that name', async () => {
    const { code, err } = await classmark('retrain', '--model', 'Lost', '--scheme', 'Stones', '--source', 'Nowhere');
    expect([code, err]).toEqual([1, 'error: There is no source "Nowhere".\n']);
  });
});

const hasBoth = (sources: readonly string[]): boolean => sources.toSorted().join() === 'birches,kinds';

it('classmark remove-sample says so where there is none: what people import is no sample', async () => {
  expect((await classmark('remove-sample')).out).toBe('There is no sample.\n');
});
