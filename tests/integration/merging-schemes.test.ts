import {
  createImportUndoStore,
  createPrisma,
  createReviewStore,
  createSubjectEditStore,
  createUpkeepStore,
} from '@classmark/database';
import { type Actor, editSubject, execute, labelDocument, merge, undoImport } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { importFile, jsonLines, riverRecord, startImportWorker } from '../support/importing.js';
import { seedModel, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
const operator: Actor = { kind: 'system' };
const store = createUpkeepStore(database);
const review = createReviewStore(database);
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

const bring = (scheme: string, id: string, subjects: readonly string[], options: object = {}) => {
  const given = { source: 'rivers', scheme, createSubjects: true, ...options };
  return importFile(database, { content: jsonLines(riverRecord(id, { subjects })), options: given });
};
const schemeOf = (name: string) => prisma.scheme.findFirstOrThrow({ where: { name } });
const subjectAt = (scheme: string, path: string) =>
  prisma.subject.findFirstOrThrow({
    where: { scheme: { name: scheme }, paths: { has: path } },
    include: { names: true },
  });
const edit = async (scheme: string, path: string, change: object) =>
  execute(editSubject, createSubjectEditStore(database), operator, {
    subjectId: (await subjectAt(scheme, path)).id,
    ...change,
  });
const pathsOf = async (scheme: string) =>
  (await prisma.subject.findMany({ where: { scheme: { name: scheme } } })).flatMap(({ paths }) => paths).sort();
const keysOf = async (scheme: string) =>
  (await prisma.subject.findMany({ where: { scheme: { name: scheme } } })).map(({ key }) => key).sort();
const labelsOf = async (externalId: string) => {
  const labels = await prisma.label.findMany({ where: { document: { externalId } }, include: { subject: true } });
  return labels.map(({ subject, origin, value }) => `${subject.paths[0]} ${origin} ${value}`).sort();
};
const say = async (externalId: string, subjectId: number, value: boolean) => {
  const { id: documentId } = await prisma.document.findFirstOrThrow({ where: { externalId } });
  return execute(labelDocument, review, operator, { documentId, subjectId, value });
};
const mergeInto = async (from: string, into: string) => {
  const [fromId, intoId] = [(await schemeOf(from)).id, (await schemeOf(into)).id];
  return execute(merge, store, operator, { kind: 'scheme', fromId, intoId });
};
const changedAt = async (externalId: string) =>
  (await prisma.document.findFirstOrThrow({ where: { externalId } })).updatedAt;
const isWhole = async (externalId: string) =>
  (await prisma.labelCompleteness.count({ where: { document: { externalId } } })) > 0;

describe('a scheme that is merged into another', () => {
  it('has its subjects moved; those that both have become one, with what was said of either', async () => {
    await bring('A1', 'a1', ['/Earth/Water/Lakes']);
    await bring('B1', 'b1', ['/Earth/Water', '/Life']);
    const [theirs, ours] = [await subjectAt('A1', '/Earth/Water'), await subjectAt('B1', '/Earth/Water')];
    await say('b1', ours.id, true);
    await say('b1', theirs.id, false);
    await say('a1', (await subjectAt('A1', '/Earth/Water/Lakes')).id, false);
    const ids = { fromId: (await schemeOf('A1')).id, intoId: (await schemeOf('B1')).id };
    const preview = await store.merge({ kind: 'scheme', ...ids }, { actor: operator, isPreview: true });
    expect(await pathsOf('A1')).toHaveLength(3);
    expect(await mergeInto('A1', 'B1')).toEqual(preview);
    expect(preview).toEqual([
      { action: 'delete', kind: 'subjects', count: 2 },
      { action: 'delete', kind: 'schemes', count: 1 },
      { action: 'move', kind: 'labels', count: 3 },
      { action: 'move', kind: 'decisions', count: 2 },
      { action: 'move', kind: 'subjects', count: 1 },
    ]);
    expect(await pathsOf('B1')).toEqual(['/Earth', '/Earth/Water', '/Earth/Water/Lakes', '/Life']);
    expect(await keysOf('B1')).toEqual(['/Earth', '/Earth/Water', '/Earth/Water/Lakes', '/Life']);
    expect(await labelsOf('b1')).toEqual([
      '/Earth/Water curator false',
      '/Earth/Water import true',
      '/Life import true',
    ]);
    expect(await labelsOf('a1')).toEqual(['/Earth/Water/Lakes curator false', '/Earth/Water/Lakes import true']);
    expect(await prisma.scheme.count({ where: { name: 'A1' } })).toBe(0);
    const event = await prisma.auditEvent.findFirstOrThrow({ where: { action: 'scheme.merged' } });
    expect(event).toMatchObject({ target: `scheme:${ids.intoId}`, details: { former: 'A1', into: 'B1' } });
  });

  it.each([
    [false, true, ['Lakes', 'Life', 'Water']],
    [true, false, ['/Earth/Lakes', '/Life', '/Life/Lakes', '/Water']],
  ])('goes by what the other takes for one (equal names: %s into %s)', async (from, into, expected) => {
    const [left, right] = [`A2 ${from}`, `B2 ${into}`];
    await bring(left, `${left} a`, ['/Water', '/Life/Lakes'], { mergesEqualNames: from });
    await bring(right, `${right} b`, into ? ['/Life', '/Lakes'] : ['/Earth/Lakes'], { mergesEqualNames: into });
    await mergeInto(left, right);
    expect((await keysOf(right)).filter((key) => key !== '/Earth')).toEqual(expected);
    expect((await labelsOf(`${left} a`)).length).toBe(2);
  });

  it('leaves its URIs, names and codes with those that stay, whose own hold where both have one', async () => {
    await bring('A3', 'a3', ['/Rivers', '/Lakes', '/Mer']);
    await bring('B3', 'b3', ['/Rivers', '/Lakes', '/Sea']);
    await edit('A3', '/Rivers', { uri: 'http://a/rivers', notation: '1', language: 'en', altLabels: ['Streams'] });
    await edit('B3', '/Rivers', { uri: 'http://b/rivers', notation: '2' });
    await edit('A3', '/Lakes', { uri: 'http://a/lakes', notation: '3' });
    await edit('A3', '/Mer', { uri: 'http://b/sea', language: 'fr' });
    await edit('B3', '/Sea', { uri: 'http://b/sea', language: 'en' });
    await mergeInto('A3', 'B3');
    expect(await pathsOf('B3')).toEqual(['/Lakes', '/Rivers', '/Sea']);
    const rivers = await subjectAt('B3', '/Rivers');
    expect(rivers).toMatchObject({ uri: 'http://b/rivers', notation: '2', otherNotations: ['1'] });
    expect(rivers).toMatchObject({ names: [{ text: 'Streams' }] });
    expect(await subjectAt('B3', '/Lakes')).toMatchObject({ uri: 'http://a/lakes', notation: '3' });
    expect(await subjectAt('B3', '/Sea')).toMatchObject({ names: [{ text: 'Mer', language: 'fr' }] });
    await bring('B3', 'b3 again', ['http://a/rivers', 'Streams', 'Mer', '3'], { createSubjects: false });
    expect(await labelsOf('b3 again')).toEqual(['/Lakes import true', '/Rivers import true', '/Sea import true']);
    const aliases = await prisma.subjectAlias.findMany({ where: { scheme: { name: 'B3' } } });
    expect(aliases.map(({ key }) => key).sort()).toEqual(['/Mer', 'http://a/rivers']);
  });

  it('takes its models along; those of the other stay as they are', async () => {
    await bring('A4', 'a4', ['/Water']);
    await bring('B4', 'b4', ['/Water']);
    const versions = [];
    for (const name of ['A4', 'B4']) {
      const modelId = await seedModel(database, (await schemeOf(name)).id, name);
      versions.push(await seedVersion(database, { modelId, subjectIds: [(await subjectAt(name, '/Water')).id] }));
    }
    expect(await mergeInto('A4', 'B4')).toContainEqual({ action: 'delete', kind: 'models', count: 1 });
    expect(await prisma.version.findMany({ where: { id: { in: versions } } })).toMatchObject([{ id: versions[1] }]);
    expect(await prisma.classifier.findMany({ where: { versionId: { in: versions } } })).toMatchObject([
      { subjectId: (await subjectAt('B4', '/Water')).id },
    ]);
  });

  it('keeps what it was called: a former name of its subjects still names them', async () => {
    await bring('A5', 'a5', ['/Watr']);
    const target = { kind: 'subject' as const, id: (await subjectAt('A5', '/Watr')).id };
    await store.rename(target, 'Water', operator);
    await bring('B5', 'b5', ['/Water']);
    await mergeInto('A5', 'B5');
    await bring('B5', 'b5 again', ['/Watr'], { createSubjects: false });
    expect(await labelsOf('b5 again')).toEqual(['/Water import true']);
  });
});

/** As an import notes it that gave documents other labels than they had: a subject of the scheme each. */
async function noteLabels(schemeId: number, count: number): Promise<void> {
  const { id: sourceId } = await prisma.source.create({ data: { name: 'noted' } });
  const run = { kind: 'import', state: 'succeeded', title: 'Import', input: {} } as const;
  const { id: runId } = await prisma.run.create({ data: run });
  await prisma.$executeRaw`
    with added as (
      insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
      select ${sourceId}, n::text, '', '', '', '', decode(md5(n::text), 'hex'), 0 from generate_series(1, ${count}::int) n
      returning id, external_id)
    insert into document_change (run_id, document_id, is_added, scheme_id, subject_ids)
    select ${runId}, d.id, false, ${schemeId}, array[s.id]
    from added d join subject s on s.scheme_id = ${schemeId} and s.label = 'S' || d.external_id`;
}

it('a scheme of 20,000 subjects that the other has, too, is merged in statements of seconds', async () => {
  const impatient = createPrisma(url, { statementTimeoutMs: 10_000 });
  onTestFinished(() => impatient.$disconnect());
  for (const name of ['A10', 'B10']) {
    const { id } = await prisma.scheme.create({ data: { name } });
    await prisma.$executeRaw`
      insert into subject (scheme_id, key, label, paths, notation)
      select ${id}, '/S' || n, 'S' || n, array['/S' || n], ${name} || n from generate_series(1, 20000) n`;
  }
  const [fromId, intoId] = [(await schemeOf('A10')).id, (await schemeOf('B10')).id];
  await noteLabels(fromId, 20_000);
  const impatientStore = createUpkeepStore({ ...database, prisma: impatient });
  await execute(merge, impatientStore, operator, { kind: 'scheme', fromId, intoId });
  expect(await subjectAt('B10', '/S9')).toMatchObject({ notation: 'B109', otherNotations: ['A109'] });
  const { id } = await subjectAt('B10', '/S9');
  expect(await prisma.documentChange.count({ where: { schemeId: intoId, subjectIds: { has: id } } })).toBe(1);
});

describe('lists of labels that are whole', () => {
  it('are so afterwards where they were in both schemes, or where the other adds nothing', async () => {
    await bring('A6', 'both', ['/Water']);
    await bring('B6', 'both', ['/Life']);
    await bring('A6', 'a6', ['/Water']);
    await bring('B6', 'b6', ['/Life']);
    await mergeInto('A6', 'B6');
    expect([await isWhole('both'), await isWhole('a6'), await isWhole('b6')]).toEqual([true, false, false]);
    await bring('C6', 'c6', ['/Life']);
    await bring('B6', 'b6', ['/Life']);
    await mergeInto('C6', 'B6');
    expect([await isWhole('c6'), await isWhole('b6')]).toEqual([false, true]);
  });

  it('have documents scored again where more or less is whole than before, even without a label in it', async () => {
    await bring('A9', 'all', ['/Water']);
    await bring('B9', 'all', ['/Water']);
    await bring('A9', 'none', []);
    await bring('B9', 'theirs', ['/Water']);
    const before = await changedAt('none');
    await mergeInto('A9', 'B9');
    expect(await isWhole('none')).toBe(true);
    expect(await changedAt('none')).not.toEqual(before);
    await bring('C9', 'c9', ['/Life']);
    const whole = await changedAt('theirs');
    await mergeInto('C9', 'B9');
    expect(await isWhole('theirs')).toBe(false);
    expect(await changedAt('theirs')).not.toEqual(whole);
  });
});

describe('undoing an import into schemes that were merged since', () => {
  it('gives back what it replaced, and leaves what the other scheme says', async () => {
    await bring('A7', 'u7', ['/Water']);
    await bring('B7', 'u7', ['/Life']);
    const theirs = await bring('A7', 'u7', ['/Ice']);
    const ours = await bring('B7', 'u7', ['/Death']);
    await mergeInto('A7', 'B7');
    const undo = (runId: bigint) => execute(undoImport, createImportUndoStore(database), operator, { runId });
    await undo(ours.id);
    expect(await labelsOf('u7')).toEqual(['/Ice import true', '/Life import true']);
    await undo(theirs.id);
    expect(await labelsOf('u7')).toEqual(['/Life import true', '/Water import true']);
  });
});

describe('merging schemes is refused', () => {
  it('into itself, into what is not there, where a circle would come of it, and while anything is scored', async () => {
    await bring('A8', 'a8', ['/Water/Ice'], { mergesEqualNames: true });
    await bring('B8', 'b8', ['/Ice/Water'], { mergesEqualNames: true });
    await expect(mergeInto('A8', 'A8')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const fromId = (await schemeOf('A8')).id;
    const missing = execute(merge, store, operator, { kind: 'scheme', fromId, intoId: 999_999 });
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(mergeInto('A8', 'B8')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('broader in one'),
    });
    const run = await prisma.run.create({ data: { kind: 'scoring', title: 'Scoring', input: {} } });
    await expect(mergeInto('A8', 'B8')).rejects.toMatchObject({
      message: expect.stringContaining('the run "Scoring"'),
    });
    await prisma.run.delete({ where: { id: run.id } });
    expect(await pathsOf('A8')).toEqual(['/Water', '/Water/Ice']);
  });
});
