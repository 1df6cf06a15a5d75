import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let folder: string;
let roles: RoleApi;
let worker: AsyncDisposable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-upkeep-'));
  worker = await startImportWorker({ database, url });
  roles = await startRoleApi(database, url);
});
afterAll(async () => {
  await roles[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const text = 'A text about many things that is long enough to be kept.';
const bring = (scheme: string, id: string, ...subjects: string[]) => {
  const content = jsonLines({ id, title: `On ${id}`, text: `${text} ${id}`, subjects });
  return importFile(database, { content, options: { source: scheme, scheme, createSubjects: true } });
};
const subjectAt = async (scheme: string, path: string) =>
  (await prisma.subject.findFirstOrThrow({ where: { scheme: { name: scheme }, paths: { has: path } } })).id;
const classmark = (...argv: string[]) => {
  const access = { CLASSMARK_API_URL: roles.api.url, CLASSMARK_API_KEY: roles.as('operator').key ?? '' };
  return runCommand({ CLASSMARK_HOME: folder, ...access }, ...argv);
};

describe('the API', () => {
  const effects = '{ action kind count }';

  it('previews a merge and merges, for operators', async () => {
    await bring('Api', 'a1', '/Rivrs', '/Rivers');
    const [from, into] = [await subjectAt('Api', '/Rivrs'), await subjectAt('Api', '/Rivers')];
    const input = { fromId: globalId(`Subject:${from}`), intoId: globalId(`Subject:${into}`) };
    const preview = `query Preview($input: MergeInput!) { mergePreview(input: $input) ${effects} }`;
    const merging = `mutation Merge($input: MergeInput!) {
      merge(input: $input) { __typename ... on Merged { effects ${effects} } ${problemFields} }
    }`;
    const previewed = await roles.ask<{ mergePreview: object[] }>('operator', preview, { input });
    expect(previewed.mergePreview).toContainEqual({ action: 'DELETE', kind: 'SUBJECTS', count: 1 });
    expect(await roles.ask('curator', merging, { input })).toMatchObject({ merge: { code: 'NOT_ALLOWED' } });
    const merged = await roles.ask('operator', merging, { input });
    expect(merged).toEqual({ merge: { __typename: 'Merged', effects: previewed.mergePreview } });
  });

  it('merges documents, which are found by their ids, and says of the one set aside where it went', async () => {
    await bring('Api docs', 'doc-a', '/A');
    await bring('Api docs', 'doc-b', '/B');
    const find = 'query Find($id: String!) { documents(filter: { externalId: $id }) { edges { node { id } } } }';
    const idOf = async (id: string) => {
      const { documents } = await roles.ask<{ documents: { edges: [{ node: { id: string } }] } }>('curator', find, {
        id,
      });
      return documents.edges[0].node.id;
    };
    const input = { fromId: await idOf('doc-a'), intoId: await idOf('doc-b') };
    const merging = `mutation Merge($input: MergeInput!) {
      merge(input: $input) { ... on Merged { effects ${effects} } ${problemFields} }
    }`;
    expect(await roles.ask('operator', merging, { input: { ...input, intoId: input.fromId } })).toMatchObject({
      merge: { code: 'INVALID_INPUT' },
    });
    expect(await roles.ask('operator', merging, { input })).toMatchObject({
      merge: { effects: [{ action: 'SET_ASIDE' }, { action: 'MOVE', kind: 'LABELS', count: 1 }] },
    });
    const read = 'query Read($id: ID!) { document(id: $id) { setAsideReason mergedInto { externalId } } }';
    expect(await roles.ask('curator', read, { id: input.fromId })).toEqual({
      document: { setAsideReason: 'MERGED', mergedInto: { externalId: 'doc-b' } },
    });
    const back = { input: { fromId: input.intoId, intoId: input.fromId } };
    expect(await roles.ask('operator', merging, back)).toMatchObject({ merge: { code: 'CONFLICT' } });
    const label = `mutation Label($input: LabelDocumentInput!) { labelDocument(input: $input) { ${problemFields} } }`;
    const subjectId = globalId(`Subject:${await subjectAt('Api docs', '/A')}`);
    expect(
      await roles.ask('curator', label, { input: { documentId: input.fromId, subjectId, value: true } }),
    ).toMatchObject({
      labelDocument: {
        code: 'CONFLICT',
        message: '"On doc-a" was merged into "On doc-b"; decide on that document.',
        field: 'documentId',
      },
    });
  });

  it.each([
    ['a name that is empty', (id: string) => ({ id, name: ' ' }), 'INVALID_INPUT'],
    ['the id of a run', () => ({ id: globalId('Run:1'), name: 'A' }), 'INVALID_INPUT'],
    ['what is not there', () => ({ id: globalId('Subject:999999'), name: 'A' }), 'NOT_FOUND'],
  ])('refuses to rename %s', async (_name, inputOf, code) => {
    const input = inputOf(globalId(`Subject:${await subjectAt('Api', '/Rivers')}`));
    const query = `mutation Rename($input: RenameInput!) { rename(input: $input) { ${problemFields} } }`;
    expect(await roles.ask('operator', query, { input })).toMatchObject({ rename: { code } });
  });

  it('edits a subject', async () => {
    const subjectId = globalId(`Subject:${await subjectAt('Api', '/Rivers')}`);
    const query = `mutation Edit($input: EditSubjectInput!) {
      editSubject(input: $input) { ... on SubjectEdited { subject { notation altLabels language } } ${problemFields} }
    }`;
    const edit = (input: object) => roles.ask('operator', query, { input: { subjectId, ...input } });
    await edit({ notation: '551.48' });
    expect(await edit({ altLabels: ['Streams'], language: 'en' })).toEqual({
      editSubject: { subject: { notation: '551.48', altLabels: ['Streams'], language: 'en' } },
    });
    expect(await edit({ language: 'not a tag!' })).toMatchObject({ editSubject: { code: 'INVALID_INPUT' } });
  });

  it('undoes an import, which says so', async () => {
    const { id } = await bring('Undone', 'u1', '/A');
    const runId = globalId(`Run:${id}`);
    const query = `mutation Undo($runId: ID!) { undoImport(input: { runId: $runId }) { __typename ${problemFields} } }`;
    expect(await roles.ask('operator', query, { runId })).toMatchObject({ undoImport: { __typename: 'ImportUndone' } });
    const { run } = await roles.ask<{ run: { undoneAt: string } }>(
      'operator',
      'query Run($runId: ID!) { run(id: $runId) { undoneAt } }',
      { runId },
    );
    expect(run.undoneAt).toMatch(/^\d{4}-/);
  });
});

describe('the command line', () => {
  it('renames a subject by its path', async () => {
    await bring('Cli', 'c1', '/Erth/Rivers');
    const { code, out } = await classmark('subject', 'rename', '/Erth', 'Earth', '--scheme', 'Cli');
    expect([code, out]).toEqual([0, 'renamed to "Earth"\n']);
    expect(await subjectAt('Cli', '/Earth/Rivers')).toBeGreaterThan(0);
  });

  it('says what deleting a scheme would do, and does it with --yes', async () => {
    await bring('Cli gone', 'c2', '/A/B');
    const preview = await classmark('scheme', 'delete', 'Cli gone');
    expect(preview.out).toBe('deleting "Cli gone": deletes 1 label, 2 subjects, 1 scheme\nPass --yes to do it.\n');
    expect(await prisma.scheme.count({ where: { name: 'Cli gone' } })).toBe(1);
    expect((await classmark('scheme', 'delete', 'Cli gone', '--yes')).code).toBe(0);
    expect(await prisma.scheme.count({ where: { name: 'Cli gone' } })).toBe(0);
  });

  it('says what merging schemes would do, and does it with --yes', async () => {
    await bring('Cli left', 'c9', '/A/B');
    await bring('Cli right', 'c10', '/A');
    const preview = await classmark('scheme', 'merge', 'Cli left', 'Cli right');
    expect(preview.out).toBe(
      'merging "Cli left" into "Cli right": deletes 1 subject, 1 scheme; moves 1 label, 1 subject\nPass --yes to do it.\n',
    );
    expect((await classmark('scheme', 'merge', 'Cli left', 'Cli right', '--yes')).code).toBe(0);
    expect(await subjectAt('Cli right', '/A/B')).toBeGreaterThan(0);
    const itself = await classmark('scheme', 'merge', 'Cli right', 'Cli right', '--yes');
    expect([itself.code, itself.err]).toEqual([1, expect.stringContaining('Choose another one')]);
  });

  it('asks for a path where a name is not enough', async () => {
    await bring('Cli names', 'c3', '/Art/History', '/Medicine/History');
    const { code, err } = await classmark('subject', 'delete', 'History', '--scheme', 'Cli names');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('/Art/History (Cli names), /Medicine/History (Cli names)'),
    ]);
  });

  it('says more of a subject, as the pages do', async () => {
    await bring('Cli details', 'c9', '/Waters/Rivers');
    const edit = (...options: string[]) =>
      classmark('subject', 'edit', '/Waters/Rivers', '--scheme', 'Cli details', ...options);
    const uri = 'http://waters.example/rivers';
    const names = ['--alternative-label', 'Streams', '--alternative-label', 'Brooks'];
    const { code, out } = await edit('--uri', uri, '--notation', 'W1', '--language', 'en', ...names);
    expect([code, out]).toEqual([
      0,
      `"Rivers": URI ${uri}; notation W1; language en; alternative labels "Brooks", "Streams"\n`,
    ]);
    const { out: left } = await edit('--notation', '', '--alternative-label', '', '--json');
    const kept = { label: 'Rivers', uri, notation: null, language: 'en' };
    expect(JSON.parse(left)).toEqual({ ...kept, altLabels: [] });
    expect(await prisma.subject.findFirst({ where: { uri } })).toMatchObject(kept);
  });

  it.each([
    [[], 2, 'say what to change: --uri, --notation, --language or --alternative-label'],
    [['--language', 'Klingon!'], 1, 'Must be a language tag such as en or pt-BR.'],
  ])('says what is wrong with what it is told of a subject (%j)', async (options, expected, message) => {
    await bring('Cli faults', 'c10', '/Waters');
    const { code, err } = await classmark('subject', 'edit', '/Waters', '--scheme', 'Cli faults', ...options);
    expect([code, err]).toEqual([expected, expect.stringContaining(message)]);
  });

  it('lists, renames, merges and deletes sources', async () => {
    await bring('Cli one', 'c4', '/A');
    await bring('Cli two', 'c5', '/A');
    expect((await classmark('source', 'list')).out).toContain('Cli one: 1 document\n');
    await classmark('source', 'rename', 'Cli one', 'Cli first');
    const { out } = await classmark('source', 'merge', 'Cli first', 'Cli two', '--yes');
    expect(out).toBe('merging "Cli first" into "Cli two": deletes 1 source; moves 1 document\n');
    const left = await classmark('document', 'delete', 'Cli two', 'c4', '--yes');
    expect(left.out).toBe('deleting "c4": deletes 1 document, 1 label\n');
  });

  it('says what merging documents would do, and does it with --yes', async () => {
    await bring('Cli shelf', 'c7', '/A');
    await bring('Cli other shelf', 'c8', '/A');
    const merging = ['document', 'merge', 'Cli shelf', 'c7', 'Cli other shelf', 'c8'];
    const preview = await classmark(...merging);
    expect(preview.out).toBe('merging "c7" into "c8": sets aside 1 document; moves 1 label\nPass --yes to do it.\n');
    expect(await prisma.document.findFirst({ where: { externalId: 'c7' } })).toMatchObject({ state: 'active' });
    expect((await classmark(...merging, '--yes')).code).toBe(0);
    expect(await prisma.document.findFirst({ where: { externalId: 'c7' } })).toMatchObject({ state: 'set_aside' });
  });

  it('undoes an import', async () => {
    const { id } = await bring('Cli undo', 'c6', '/A');
    const runId = globalId(`Run:${id}`);
    expect((await classmark('undo-import', runId)).out).toMatch(
      /^undoing the import deletes 1 document, .*Pass --yes/s,
    );
    expect((await classmark('undo-import', runId, '--yes')).code).toBe(0);
    expect(await prisma.document.count({ where: { externalId: 'c6' } })).toBe(0);
  });

  it('creates a scheme that merges equal names', async () => {
    await classmark('scheme', 'create', 'Cli thesaurus', '--merge-equal-names');
    expect(await prisma.scheme.findFirst({ where: { name: 'Cli thesaurus' } })).toMatchObject({
      mergesEqualNames: true,
    });
  });
});
