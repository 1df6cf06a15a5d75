import {
  createDeploymentStore,
  createReviewStore,
  createSubjectEditStore,
  createUpkeepStore,
} from '@classmark/database';
import {
  type Actor,
  decide,
  deleteTarget,
  deployClassifiers,
  editSubject,
  execute,
  labelDocument,
  merge,
  rename,
  undoDecision,
} from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { nothingServes } from '../support/review-desk.js';
import { seedModel, seedPredictions, seedVersion } from '../support/seed-models.js';
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

interface Given {
  readonly scheme: string;
  readonly source?: string;
  readonly options?: object;
}

/** Documents of these ids, each with its subjects. */
const bring = ({ scheme, source = scheme, options }: Given, documents: Readonly<Record<string, readonly string[]>>) => {
  const records = Object.entries(documents).map(([id, subjects]) => {
    return { id, title: `On the rivers of ${id}`, text: `Text ${id} says how water flows there.`, subjects };
  });
  const given = { source, scheme, createSubjects: true, ...options };
  return importFile(database, { content: jsonLines(...records), options: given });
};

const subjectAt = async (scheme: string, path: string) =>
  (await prisma.subject.findFirstOrThrow({ where: { scheme: { name: scheme }, paths: { has: path } } })).id;
const pathsOf = async (scheme: string) =>
  (await prisma.subject.findMany({ where: { scheme: { name: scheme } } })).flatMap(({ paths }) => paths).sort();
const documentOf = async (externalId: string) => (await prisma.document.findFirstOrThrow({ where: { externalId } })).id;
const labelsOf = async (externalId: string) => {
  const labels = await prisma.label.findMany({ where: { document: { externalId } }, include: { subject: true } });
  return labels.map(({ subject, origin, value }) => [subject.paths[0], origin, value]).sort();
};
const label = async (externalId: string, subjectId: number, value: boolean) =>
  execute(labelDocument, review, operator, { documentId: await documentOf(externalId), subjectId, value });
const mergeSubjects = (fromId: number, intoId: number) =>
  execute(merge, store, operator, { kind: 'subject', fromId, intoId });
const closureOf = async (id: number) =>
  (await prisma.subjectAncestor.findMany({ where: { descendantId: id }, include: { ancestor: true } }))
    .map(({ ancestor }) => ancestor.label)
    .sort();

describe('renaming', () => {
  it('a subject takes what is below it along, and a file that writes the former name still names it', async () => {
    await bring({ scheme: 'R1' }, { 'r1-a': ['/Erth/Water'] });
    const id = await subjectAt('R1', '/Erth');
    await execute(rename, store, operator, { target: { kind: 'subject', id }, name: ' Earth ' });
    expect(await pathsOf('R1')).toEqual(['/Earth', '/Earth/Water']);
    await bring({ scheme: 'R1' }, { 'r1-b': ['/Erth/Water/Rivers'] });
    expect(await pathsOf('R1')).toEqual(['/Earth', '/Earth/Water', '/Earth/Water/Rivers']);
    const event = await prisma.auditEvent.findFirstOrThrow({ where: { target: `subject:${id}` } });
    expect(event).toMatchObject({ action: 'subject.renamed', details: { former: 'Erth', name: 'Earth' } });
  });

  it('works where equal names are one subject', async () => {
    await bring({ scheme: 'R2', options: { mergesEqualNames: true } }, { 'r2-a': ['/Erth/Water'] });
    const id = await subjectAt('R2', '/Erth');
    await execute(rename, store, operator, { target: { kind: 'subject', id }, name: 'Earth' });
    await bring({ scheme: 'R2' }, { 'r2-b': ['Erth'] });
    expect(await pathsOf('R2')).toEqual(['/Earth', '/Earth/Water']);
  });

  it.each(['scheme', 'source'] as const)('a %s is refused where the name is taken', async (kind) => {
    await bring({ scheme: `${kind} one` }, { [`${kind}-a`]: ['/A'] });
    await bring({ scheme: `${kind} two` }, { [`${kind}-b`]: ['/A'] });
    const where = { where: { name: `${kind} one` } };
    const { id } =
      kind === 'scheme' ? await prisma.scheme.findFirstOrThrow(where) : await prisma.source.findFirstOrThrow(where);
    const called = (name: string) => execute(rename, store, operator, { target: { kind, id }, name });
    await expect(called(`${kind} two`)).rejects.toMatchObject({ code: 'CONFLICT' });
    await called(`${kind} three`);
    const renamed = { where: { name: `${kind} three` } };
    expect(await (kind === 'scheme' ? prisma.scheme.count(renamed) : prisma.source.count(renamed))).toBe(1);
  });

  it('a document changes its title', async () => {
    await bring({ scheme: 'R3' }, { 'r3-a': ['/A'] });
    const target = { kind: 'document', id: await documentOf('r3-a') };
    await execute(rename, store, operator, { target, name: 'Better' });
    expect(await prisma.document.findFirstOrThrow({ where: { externalId: 'r3-a' } })).toMatchObject({
      title: 'Better',
    });
  });
});

describe('merging subjects', () => {
  it('moves what sources and people said, and keeps both places', async () => {
    await bring({ scheme: 'M1' }, { m1: ['/Medicine/History'], m2: ['/Art/History'], m3: ['/Art'] });
    const [from, into] = [await subjectAt('M1', '/Medicine/History'), await subjectAt('M1', '/Art/History')];
    await label('m3', from, true);
    const effects = await mergeSubjects(from, into);
    expect(effects).toEqual([
      { action: 'delete', kind: 'subjects', count: 1 },
      { action: 'move', kind: 'labels', count: 2 },
      { action: 'move', kind: 'decisions', count: 1 },
    ]);
    expect(await labelsOf('m1')).toEqual([['/Art/History', 'import', true]]);
    expect(await labelsOf('m3')).toEqual([
      ['/Art', 'import', true],
      ['/Art/History', 'curator', true],
    ]);
    expect(await closureOf(into)).toEqual(['Art', 'History', 'Medicine']);
    expect((await prisma.decision.findMany({ where: { subjectId: into } })).length).toBe(1);
  });

  it('lets the last decision hold where people decided both, and undoing it brings the other back', async () => {
    await bring({ scheme: 'M2' }, { m4: [], x: ['/Rivrs', '/Rivers'] });
    const [from, into] = [await subjectAt('M2', '/Rivrs'), await subjectAt('M2', '/Rivers')];
    await label('m4', into, true);
    const act = await label('m4', from, false);
    await mergeSubjects(from, into);
    expect(await labelsOf('m4')).toEqual([['/Rivers', 'curator', false]]);
    await execute(undoDecision, { store: review, scorer: nothingServes }, operator, { actId: act.id });
    expect(await labelsOf('m4')).toEqual([['/Rivers', 'curator', true]]);
  });

  it('gives up what was learnt of the one, keeps what was learnt of the other, and decides its suggestions', async () => {
    await bring({ scheme: 'M3' }, { m5: [], m6: [], y: ['/Rivrs', '/Rivers'] });
    const [from, into] = [await subjectAt('M3', '/Rivrs'), await subjectAt('M3', '/Rivers')];
    const { id: schemeId } = await prisma.scheme.findFirstOrThrow({ where: { name: 'M3' } });
    const modelId = await seedModel(database, schemeId, 'M3');
    await prisma.model.update({ where: { id: modelId }, data: { selection: 'list', subjectIds: [from, into] } });
    const versionId = await seedVersion(database, { modelId, subjectIds: [from, into] });
    await execute(deployClassifiers, createDeploymentStore(database), operator, { versionId });
    await prisma.run.updateMany({ data: { state: 'succeeded' } });
    const documentIds = [await documentOf('m5'), await documentOf('m6')];
    for (const subjectId of [from, into]) {
      await seedPredictions(database, { subjectId, versionId, documentIds, probabilities: [0.5, 0.6] });
    }
    const decisions = [{ documentId: documentIds[0], subjectId: from, verdict: 'accept' }];
    await execute(decide, review, operator, { decisions });
    await mergeSubjects(from, into);
    const left = await prisma.prediction.findMany({ orderBy: { documentId: 'asc' } });
    expect(left.map(({ subjectId, state }) => [subjectId, state])).toEqual([
      [into, 'accepted'],
      [into, 'queued'],
    ]);
    expect(await prisma.classifier.findMany({ where: { versionId } })).toMatchObject([{ subjectId: into }]);
    expect(await prisma.model.findUnique({ where: { id: modelId } })).toMatchObject({ subjectIds: [into] });
    await prisma.deployment.deleteMany();
    await prisma.run.updateMany({ data: { state: 'succeeded' } });
  });

  it('finds the one that stays by the paths of both, in files to come', async () => {
    await bring({ scheme: 'M4' }, { m7: ['/Medicine/History/Ancient'], m8: ['/Art/History/Ancient'] });
    await mergeSubjects(await subjectAt('M4', '/Medicine/History'), await subjectAt('M4', '/Art/History'));
    const before = await prisma.subject.count();
    await bring({ scheme: 'M4' }, { m9: ['/Medicine/History/Ancient'] });
    expect(await prisma.subject.count()).toBe(before);
    expect(await labelsOf('m9')).toEqual([['/Art/History/Ancient', 'import', true]]);
  });

  it('is refused across schemes, and changes nothing as a preview', async () => {
    await bring({ scheme: 'M5' }, { m10: ['/A', '/B'] });
    await bring({ scheme: 'M6' }, { m11: ['/A'] });
    const [a, b, other] = [await subjectAt('M5', '/A'), await subjectAt('M5', '/B'), await subjectAt('M6', '/A')];
    await expect(mergeSubjects(a, other)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const merging = { kind: 'subject', fromId: a, intoId: b } as const;
    const preview = await store.merge(merging, { actor: operator, isPreview: true });
    expect(await pathsOf('M5')).toEqual(['/A', '/B']);
    expect(await mergeSubjects(a, b)).toEqual(preview);
  });
});

describe('merging sources', () => {
  it('moves documents; of two with one id the other source’s stays with the decisions of both', async () => {
    await bring({ scheme: 'S', source: 'one' }, { s1: ['/A'], s2: ['/A'] });
    await bring({ scheme: 'S', source: 'two' }, { s2: ['/B'] });
    const [from, into] = [
      await prisma.source.findFirstOrThrow({ where: { name: 'one' } }),
      await prisma.source.findFirstOrThrow({ where: { name: 'two' } }),
    ];
    const twin = await prisma.document.findFirstOrThrow({ where: { externalId: 's2', sourceId: from.id } });
    const subjectId = await subjectAt('S', '/B');
    await execute(labelDocument, review, operator, { documentId: twin.id, subjectId, value: false });
    const effects = await execute(merge, store, operator, { kind: 'source', fromId: from.id, intoId: into.id });
    expect(effects).toContainEqual({ action: 'move', kind: 'documents', count: 1 });
    expect(effects).toContainEqual({ action: 'move', kind: 'decisions', count: 1 });
    expect(await prisma.document.count({ where: { sourceId: into.id } })).toBe(2);
    expect(await labelsOf('s2')).toEqual([
      ['/B', 'curator', false],
      ['/B', 'import', true],
    ]);
  });
});

describe('deleting', () => {
  it('a subject takes along what is only below it, and what was said of it', async () => {
    await bring(
      { scheme: 'D1', options: { mergesEqualNames: true } },
      { d1: ['/Earth/Water', '/Life/Fish', '/Earth/Fish'] },
    );
    const id = await subjectAt('D1', '/Earth');
    const effects = await execute(deleteTarget, store, operator, { target: { kind: 'subject', id } });
    expect(effects).toEqual([
      { action: 'delete', kind: 'labels', count: 1 },
      { action: 'delete', kind: 'subjects', count: 2 },
    ]);
    expect(await pathsOf('D1')).toEqual(['/Life', '/Life/Fish']);
    expect(await closureOf(await subjectAt('D1', '/Life/Fish'))).toEqual(['Fish', 'Life']);
  });

  it('a scheme takes its models along, and leaves documents', async () => {
    await bring({ scheme: 'D2' }, { d2: ['/A'] });
    const { id } = await prisma.scheme.findFirstOrThrow({ where: { name: 'D2' } });
    const versionId = await seedVersion(database, {
      modelId: await seedModel(database, id, 'D2'),
      subjectIds: [await subjectAt('D2', '/A')],
    });
    const effects = await execute(deleteTarget, store, operator, { target: { kind: 'scheme', id } });
    expect(effects).toContainEqual({ action: 'delete', kind: 'models', count: 1 });
    expect(await prisma.version.count({ where: { id: versionId } })).toBe(0);
    expect(await prisma.document.count({ where: { externalId: 'd2' } })).toBe(1);
  });

  it.each(['source', 'document'] as const)('a %s takes documents along, with decisions about them', async (kind) => {
    const externalId = `${kind}-d`;
    await bring({ scheme: `D ${kind}` }, { [externalId]: ['/A'] });
    await label(externalId, await subjectAt(`D ${kind}`, '/A'), false);
    const id =
      kind === 'document'
        ? await documentOf(externalId)
        : (await prisma.source.findFirstOrThrow({ where: { name: `D ${kind}` } })).id;
    const effects = await execute(deleteTarget, store, operator, { target: { kind, id } });
    expect(effects).toEqual(
      expect.arrayContaining([
        { action: 'delete', kind: 'documents', count: 1 },
        { action: 'delete', kind: 'labels', count: 2 },
        { action: 'delete', kind: 'decisions', count: 1 },
      ]),
    );
    expect(await prisma.document.count({ where: { externalId } })).toBe(0);
    expect(await prisma.auditEvent.count({ where: { action: `${kind}.deleted`, target: `${kind}:${id}` } })).toBe(1);
  });

  it('is refused while runs are queued or running, and for what is not there', async () => {
    const target = { kind: 'subject', id: 999_999 };
    await expect(execute(deleteTarget, store, operator, { target })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const run = await prisma.run.create({ data: { kind: 'training', title: 'Training of X', input: {} } });
    await expect(execute(deleteTarget, store, operator, { target })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('"Training of X"'),
    });
    await prisma.run.delete({ where: { id: run.id } });
  });
});

describe('editing a subject', () => {
  it('sets what is given and leaves the rest; a URI is a subject’s alone', async () => {
    await bring({ scheme: 'E1' }, { e1: ['/A', '/B'] });
    const [a, b] = [await subjectAt('E1', '/A'), await subjectAt('E1', '/B')];
    const editing = createSubjectEditStore(database);
    const uri = 'http://example.org/a';
    await execute(editSubject, editing, operator, {
      subjectId: a,
      uri,
      notation: '630',
      altLabels: ['Alpha', 'Alpha'],
    });
    const edited = await execute(editSubject, editing, operator, { subjectId: a, language: 'en' });
    expect(edited).toMatchObject({
      uri,
      notation: '630',
      names: [{ text: 'Alpha', isPreferred: false, language: null }],
      language: 'en',
    });
    const taken = execute(editSubject, editing, operator, { subjectId: b, uri });
    await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
