import {
  createDeploymentStore,
  createImportUndoStore,
  createRestoreStore,
  createReviewStore,
  createUpkeepStore,
} from '@classmark/database';
import {
  type Actor,
  decide,
  deleteTarget,
  deployClassifiers,
  execute,
  labelDocument,
  merge,
  restoreDocuments,
  undoDecision,
  undoImport,
} from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, riverRecord, startImportWorker } from '../support/importing.js';
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

/** A document of a source named as itself. */
const bring = (id: string, change: object = {}, options: object = {}) => {
  const given = { source: id, scheme: 'Rivers', createSubjects: true, ...options };
  return importFile(database, { content: jsonLines(riverRecord(id, change)), options: given });
};
const documentOf = (externalId: string) => prisma.document.findFirstOrThrow({ where: { externalId } });
const idOf = async (externalId: string) => (await documentOf(externalId)).id;
const stateOf = async (externalId: string) => {
  const { state, setAsideReason, mergedIntoId } = await documentOf(externalId);
  return { state, setAsideReason, mergedIntoId };
};
const subjectOf = async (label: string) => (await prisma.subject.findFirstOrThrow({ where: { label } })).id;
const labelsOf = async (externalId: string) => {
  const labels = await prisma.label.findMany({ where: { document: { externalId } }, include: { subject: true } });
  return labels.map(({ subject, origin, value }) => `${subject.label} ${origin} ${value}`).sort();
};
const say = async (externalId: string, label: string, value: boolean) => {
  const [documentId, subjectId] = [await idOf(externalId), await subjectOf(label)];
  return execute(labelDocument, review, operator, { documentId, subjectId, value });
};
const mergeInto = async (from: string, into: string) =>
  execute(merge, store, operator, { kind: 'document', fromId: await idOf(from), intoId: await idOf(into) });
const active = { state: 'active', setAsideReason: null, mergedIntoId: null };
const mergedInto = async (into: string) => ({
  state: 'set_aside',
  setAsideReason: 'merged',
  mergedIntoId: await idOf(into),
});

interface Given {
  readonly from: readonly string[];
  readonly into: readonly string[];
  /** What people say of which document's Lakes, in this order. */
  readonly said?: readonly (readonly ['from' | 'into', boolean])[];
  readonly expected: readonly string[];
}

describe('a document that is merged into another', () => {
  it.each<[string, Given]>([
    ['adds its labels', { from: ['Lakes'], into: ['Seas'], expected: ['Lakes import true', 'Seas import true'] }],
    ['says nothing new of what both have', { from: ['Seas'], into: ['Seas'], expected: ['Seas import true'] }],
    ['hands decisions on', { from: [], into: [], said: [['from', true]], expected: ['Lakes curator true'] }],
    [
      'is held by what was decided of the other later',
      {
        from: [],
        into: [],
        said: [
          ['from', true],
          ['into', false],
        ],
        expected: ['Lakes curator false'],
      },
    ],
    [
      'decides where it was decided of later',
      {
        from: [],
        into: [],
        said: [
          ['into', true],
          ['from', false],
        ],
        expected: ['Lakes curator false'],
      },
    ],
    [
      'is spoken against by people, who are heard before sources',
      { from: ['Lakes'], into: [], said: [['into', false]], expected: ['Lakes curator false', 'Lakes import true'] },
    ],
  ])('%s', async (name, { from, into, said = [], expected }) => {
    await bring(`${name} from`, { subjects: from });
    await bring(`${name} into`, { subjects: into });
    await bring('all', { subjects: ['Lakes', 'Seas'] });
    for (const [which, value] of said) await say(`${name} ${which}`, 'Lakes', value);
    await mergeInto(`${name} from`, `${name} into`);
    expect(await labelsOf(`${name} into`)).toEqual(expected);
  });

  it('is decided on no more: the answer names the one that stays', async () => {
    await bring('decided from', { title: 'Ebb' });
    await bring('decided into', { title: 'Flow', subjects: ['Lakes'] });
    await mergeInto('decided from', 'decided into');
    const message = '"Ebb" was merged into "Flow"; decide on that document.';
    await expect(say('decided from', 'Lakes', false)).rejects.toThrow(
      expect.objectContaining({ code: 'CONFLICT', message, issues: [{ path: 'documentId', message }] }),
    );
    const pair = { documentId: await idOf('decided from'), subjectId: await subjectOf('Lakes') };
    const decisions = [{ ...pair, verdict: 'reject' }];
    await expect(execute(decide, review, operator, { decisions })).rejects.toThrow(
      expect.objectContaining({ code: 'CONFLICT', message, issues: [{ path: 'decisions.0', message }] }),
    );
    expect(await labelsOf('decided from')).toEqual([]);
    await say('decided into', 'Lakes', false);
    expect(await labelsOf('decided into')).toEqual(['Lakes curator false', 'Lakes import true']);
  });

  it.each([
    [true, true, 1],
    [true, false, 1],
    [false, true, 1],
    [false, false, 0],
  ])('has labels that are whole: %s, those of the other: %s', async (from, into, expected) => {
    const name = `whole ${from} ${into}`;
    await bring(`${name} from`, { subjects: ['Lakes'] }, { labelsComplete: from });
    await bring(`${name} into`, { subjects: ['Seas'] }, { labelsComplete: into });
    await mergeInto(`${name} from`, `${name} into`);
    const where = { documentId: await idOf(`${name} into`) };
    expect(await prisma.labelCompleteness.count({ where })).toBe(expected);
  });

  it('is set aside; the other keeps its title, text and metadata, and says in the audit trail what it took over', async () => {
    await bring('m1', { subjects: ['Lakes'], metadata: { shelf: 'a' } });
    await bring('m2', { subjects: ['Seas'], metadata: { shelf: 'b' } });
    await say('m1', 'Seas', true);
    const { updatedAt: _before, ...before } = await documentOf('m2');
    const preview = await store.merge(
      { kind: 'document', fromId: await idOf('m1'), intoId: await idOf('m2') },
      { actor: operator, isPreview: true },
    );
    expect(await stateOf('m1')).toEqual(active);
    expect(preview).toEqual([
      { action: 'set_aside', kind: 'documents', count: 1 },
      { action: 'move', kind: 'labels', count: 1 },
      { action: 'move', kind: 'decisions', count: 1 },
    ]);
    expect(await mergeInto('m1', 'm2')).toEqual(preview);
    expect(await stateOf('m1')).toEqual(await mergedInto('m2'));
    const { updatedAt: _after, ...after } = await documentOf('m2');
    expect(after).toEqual(before);
    const event = await prisma.auditEvent.findFirstOrThrow({
      where: { action: 'document.merged', target: `document:${after.id}` },
    });
    expect(event).toMatchObject({ details: { former: 'On the rivers of m1', into: 'On the rivers of m2' } });
  });

  it('can have its decisions undone as before, and those of the other then hold', async () => {
    await bring('u1', { subjects: ['Lakes'] });
    await bring('u2', { subjects: [] });
    await say('u2', 'Lakes', true);
    const act = await say('u1', 'Lakes', false);
    await mergeInto('u1', 'u2');
    await execute(undoDecision, { store: review, scorer: nothingServes }, operator, { actId: act.id });
    expect(await labelsOf('u2')).toEqual(['Lakes curator true', 'Lakes import true']);
  });

  it('is offered and checked no longer; the suggestions of the other are decided as it was', async () => {
    await bring('p1', { subjects: ['Lakes'] });
    await bring('p2', { subjects: [] });
    const subjectId = await subjectOf('Lakes');
    const { schemeId } = await prisma.subject.findUniqueOrThrow({ where: { id: subjectId } });
    const versionId = await seedVersion(database, {
      modelId: await seedModel(database, schemeId, 'Rivers'),
      subjectIds: [subjectId],
    });
    await execute(deployClassifiers, createDeploymentStore(database), operator, { versionId });
    await prisma.run.updateMany({ data: { state: 'succeeded' } });
    const documentIds = [await idOf('p1'), await idOf('p2')];
    const [documentId = 0n] = documentIds;
    await seedPredictions(database, { subjectId, versionId, documentIds, probabilities: [0.95, 0.5] });
    await prisma.spotCheck.create({ data: { documentId, subjectId, versionId } });
    await prisma.reviewLease.create({ data: { documentId, holder: 'user:1', expiresAt: new Date('2100-01-01') } });
    await prisma.suspectLabel.create({ data: { documentId, subjectId, versionId, given: true, probability: 0.1 } });
    await say('p1', 'Lakes', false);
    await mergeInto('p1', 'p2');
    expect(await prisma.prediction.findMany()).toMatchObject([{ documentId: documentIds[1], state: 'rejected' }]);
    const where = { where: { documentId } };
    expect([
      await prisma.spotCheck.count(where),
      await prisma.reviewLease.count(where),
      await prisma.suspectLabel.count(where),
    ]).toEqual([0, 0, 0]);
    expect(await prisma.run.count({ where: { kind: 'scoring', title: { contains: 'after merging' } } })).toBe(1);
    await prisma.deployment.deleteMany();
    await prisma.run.updateMany({ data: { state: 'succeeded' } });
  });
});

describe('imports and what was merged', () => {
  it('leave it aside, whatever they say of it, and take its content elsewhere for a duplicate', async () => {
    await bring('i1', { subjects: ['Lakes'] });
    await bring('i2', { subjects: ['Seas'] });
    await mergeInto('i1', 'i2');
    const again = await bring('i1', { subjects: ['Lakes'] });
    expect(again.result).toMatchObject({ setAside: { merged: 1 } });
    expect(again.problems).toMatchObject([{ code: 'MERGED', message: 'Merged into another document.' }]);
    expect((await bring('i1', { text: 'Now it says how the water flows.' })).result).toMatchObject({
      setAside: { merged: 1 },
    });
    const { title, text } = await documentOf('i1');
    const elsewhere = await bring('i3', { title, text });
    expect(elsewhere.result).toMatchObject({ setAside: { duplicate_content: 1 } });
    expect(await stateOf('i1')).toEqual(await mergedInto('i2'));
    expect(await labelsOf('i2')).toEqual(['Lakes import true', 'Seas import true']);
  });

  it('are undone but for documents that were merged, or into which others were', async () => {
    const added = await bring('j1', { subjects: ['Lakes'] });
    const other = await bring('j2', { subjects: ['Seas'] });
    await mergeInto('j1', 'j2');
    for (const { id } of [added, other]) {
      const { kept } = await execute(undoImport, createImportUndoStore(database), operator, { runId: id });
      expect(kept).toMatchObject([{ fate: 'keep_decided' }]);
    }
    expect(await stateOf('j1')).toEqual(await mergedInto('j2'));
  });
});

describe('what was merged', () => {
  it('is active again, with the labels of its source, where a person restores it', async () => {
    await bring('r1', { subjects: ['Lakes'] });
    await bring('r2', { subjects: ['Seas'] });
    await mergeInto('r1', 'r2');
    const documentIds = [await idOf('r1')];
    await execute(restoreDocuments, createRestoreStore(database), operator, { documentIds });
    expect(await stateOf('r1')).toEqual(active);
    expect(await labelsOf('r1')).toEqual(['Lakes import true']);
    await mergeInto('r1', 'r2');
    expect((await bring('r1', { subjects: ['Lakes'] })).result).toMatchObject({ setAside: { merged: 1 } });
  });

  it('follows where that is merged on, and takes its place where it is deleted', async () => {
    for (const id of ['c1', 'c2', 'c3']) await bring(id, { subjects: ['Lakes'] });
    await mergeInto('c1', 'c2');
    await mergeInto('c2', 'c3');
    expect([await stateOf('c1'), await stateOf('c2')]).toEqual([await mergedInto('c3'), await mergedInto('c3')]);
    const target = { kind: 'document', id: await idOf('c3') };
    const effects = await execute(deleteTarget, store, operator, { target });
    expect(effects).toContainEqual({ action: 'restore', kind: 'documents', count: 2 });
    expect([await stateOf('c1'), await stateOf('c2')]).toEqual([active, active]);
  });

  it('goes with its source', async () => {
    await bring('g1', { subjects: ['Lakes'] });
    await bring('g2', { subjects: ['Lakes'] }, { source: 'g1' });
    await mergeInto('g1', 'g2');
    const { sourceId: id } = await documentOf('g1');
    await execute(deleteTarget, store, operator, { target: { kind: 'source', id } });
    expect(await prisma.document.count({ where: { externalId: { in: ['g1', 'g2'] } } })).toBe(0);
  });
});

describe('merging documents is refused', () => {
  it('into itself, into what is not there or set aside, and while a run is at work', async () => {
    await bring('f1', { subjects: ['Lakes'] });
    await bring('f2', { title: 'Short', text: '' });
    const fromId = await idOf('f1');
    const into = (intoId: bigint) => execute(merge, store, operator, { kind: 'document', fromId, intoId });
    await expect(into(fromId)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(into(999_999n)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(into(await idOf('f2'))).rejects.toMatchObject({ code: 'CONFLICT' });
    const run = await prisma.run.create({ data: { kind: 'import', title: 'Import', input: {} } });
    await expect(into(await idOf('i2'))).rejects.toMatchObject({ code: 'CONFLICT' });
    await prisma.run.delete({ where: { id: run.id } });
    expect(await stateOf('f1')).toEqual(active);
  });
});
