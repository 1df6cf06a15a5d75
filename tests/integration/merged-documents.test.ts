import { createImportUndoStore, createRestoreStore, createReviewStore, createUpkeepStore } from '@classmark/database';
import {
  type Actor,
  deleteTarget,
  execute,
  labelDocument,
  merge,
  restoreDocuments,
  undoImport,
} from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, riverRecord, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
const operator: Actor = { kind: 'system' };
const store = createUpkeepStore(database);
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

/** A document, named by its source and its id there: `a:1`. */
const bring = (name: string, change: object = {}) => {
  const [source = '', id = ''] = name.split(':');
  const content = jsonLines(riverRecord(id, { title: `On the rivers of ${name}`, ...change }));
  return importFile(database, { content, options: { source, scheme: 'Rivers', createSubjects: true } });
};
const bringAll = async (...names: readonly string[]) => {
  for (const name of names) await bring(name);
};
const findDocument = (name: string) => {
  const [source = '', externalId = ''] = name.split(':');
  return prisma.document.findFirst({ where: { externalId, source: { name: source } }, include: { source: true } });
};
const idOf = async (name: string) => (await findDocument(name))?.id ?? 0n;
const sourceOf = async (name: string) => (await prisma.source.findFirstOrThrow({ where: { name } })).id;
/** What became of a document: its place, `gone`, `active` or why it is aside. */
const fateOf = async (name: string) => {
  const found = await findDocument(name);
  if (found === null) return 'gone';
  if (found.mergedIntoId === null) return found.setAsideReason ?? found.state;
  const into = await prisma.document.findUniqueOrThrow({
    where: { id: found.mergedIntoId },
    include: { source: true },
  });
  return `${found.setAsideReason} into ${into.source.name}:${into.externalId}`;
};
const fatesOf = (...names: readonly string[]) => Promise.all(names.map(fateOf));
const subjectOf = async (label: string) => (await prisma.subject.findFirstOrThrow({ where: { label } })).id;
const labelsOf = async (name: string) => {
  const labels = await prisma.label.findMany({ where: { documentId: await idOf(name) }, include: { subject: true } });
  return labels.map(({ subject, origin, value }) => `${subject.label} ${origin} ${value}`).sort();
};
const deny = async (name: string, label: string) => {
  const input = { documentId: await idOf(name), subjectId: await subjectOf(label), value: false };
  return execute(labelDocument, createReviewStore(database), operator, input);
};
const mergeInto = async (from: string, into: string) =>
  execute(merge, store, operator, { kind: 'document', fromId: await idOf(from), intoId: await idOf(into) });
const mergeSources = async (from: string, into: string) =>
  execute(merge, store, operator, { kind: 'source', fromId: await sourceOf(from), intoId: await sourceOf(into) });
const remove = async (name: string) =>
  execute(deleteTarget, store, operator, { target: { kind: 'document', id: await idOf(name) } });

describe('merging sources of which both have a document', () => {
  it('leaves merged what was merged into the one that goes, with its labels', async () => {
    await bringAll('x1:1', 'y1:1');
    await bring('b1:2', { subjects: ['Lakes'] });
    await mergeInto('b1:2', 'x1:1');
    const effects = await mergeSources('x1', 'y1');
    expect(await fatesOf('y1:1', 'b1:2')).toEqual(['active', 'merged into y1:1']);
    expect(await labelsOf('y1:1')).toEqual(['Lakes import true']);
    expect(effects).toContainEqual({ action: 'move', kind: 'labels', count: 1 });
    expect(effects.filter(({ action }) => action === 'restore')).toEqual([]);
  });

  it('hands decisions on to what the one that stays was merged into', async () => {
    await bring('x2:1', { subjects: ['Lakes'] });
    await bringAll('y2:1', 'c2:3');
    await mergeInto('y2:1', 'c2:3');
    await deny('x2:1', 'Lakes');
    await mergeSources('x2', 'y2');
    expect(await fatesOf('y2:1', 'c2:3')).toEqual(['merged into c2:3', 'active']);
    expect([await labelsOf('y2:1'), await labelsOf('c2:3')]).toEqual([[], ['Lakes curator false']]);
  });

  it('has one take the place of what it was merged into', async () => {
    await bring('x3:1', { subjects: ['Lakes'] });
    await bringAll('y3:1', 'b3:2');
    await mergeInto('y3:1', 'x3:1');
    await mergeInto('b3:2', 'x3:1');
    await deny('x3:1', 'Lakes');
    expect(await mergeSources('x3', 'y3')).toContainEqual({ action: 'restore', kind: 'documents', count: 1 });
    expect(await fatesOf('y3:1', 'b3:2')).toEqual(['active', 'merged into y3:1']);
    expect(await labelsOf('y3:1')).toEqual(['Lakes curator false']);
  });

  it.each([
    ['follows from one to the next', [['y:1', 'x:2']], ['merged into y:2', 'active']],
    [
      'leaves one where they were merged crosswise',
      [
        ['y:1', 'x:2'],
        ['y:2', 'x:1'],
      ],
      ['active', 'merged into y:1'],
    ],
  ])('%s', async (name, merges, fates) => {
    const at = (place: string) => `${name} ${place}`;
    await bring(at('x:1'), { subjects: ['Lakes'] });
    await bringAll(at('x:2'), at('y:1'), at('y:2'));
    await deny(at('x:1'), 'Lakes');
    for (const [from = '', into = ''] of merges) await mergeInto(at(from), at(into));
    await mergeSources(at('x'), at('y'));
    const ours = [at('y:1'), at('y:2')];
    expect(await fatesOf(...ours)).toEqual(fates.map((fate) => fate.replace('into ', `into ${name} `)));
    const labels = await Promise.all(ours.map(labelsOf));
    expect(labels[fates.indexOf('active')]).toContain('Lakes curator false');
  });
});

it('waits for a decision about a document that is merged, and hands it on', async () => {
  await bring('d:1', { subjects: ['Lakes'] });
  await bringAll('d:2');
  const [documentId, subjectId] = [await idOf('d:1'), await subjectOf('Lakes')];
  const act = await prisma.act.create({ data: { kind: 'label' } });
  const deciding = await pool.connect();
  await deciding.query('begin');
  await deciding.query('select from document where id = $1 for no key update', [documentId]);
  await deciding.query(
    "insert into decision (act_id, document_id, subject_id, verdict) values ($1, $2, $3, 'reject')",
    [act.id, documentId, subjectId],
  );
  const merged = mergeInto('d:1', 'd:2');
  await until('the merge to wait', async () => {
    const { rows } = await pool.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });
  await deciding.query('commit');
  deciding.release();
  expect(await merged).toContainEqual({ action: 'move', kind: 'decisions', count: 1 });
  expect(await prisma.decision.count({ where: { documentId: await idOf('d:2') } })).toBe(1);
});

it('is active after undoing an import from when it was merged, into what is deleted since', async () => {
  await bringAll('u:1', 'u:2');
  await mergeInto('u:1', 'u:2');
  const { id: runId } = await bring('u:1', { text: 'Now it says how the water flows.' });
  await remove('u:2');
  expect(await fateOf('u:1')).toBe('active');
  await execute(undoImport, createImportUndoStore(database), operator, { runId });
  expect(await fateOf('u:1')).toBe('active');
  expect(await findDocument('u:1')).toMatchObject({ text: 'Text 1 says how water flows there.' });
});

describe('duplicates of a merged document', () => {
  it('take its place where it is deleted, and wait for it as for an active one', async () => {
    const content = { title: 'On all rivers', text: 'This says how the water of all rivers flows.' };
    await bring('k:1', content);
    await bringAll('k:2');
    await mergeInto('k:1', 'k:2');
    await bring('k:3', content);
    await bring('k:4', content);
    const documentIds = [await idOf('k:3')];
    await execute(restoreDocuments, createRestoreStore(database), operator, { documentIds });
    await remove('k:3');
    expect(await fateOf('k:4')).toBe('duplicate_content');
    await remove('k:1');
    expect(await fatesOf('k:2', 'k:4')).toEqual(['active', 'active']);
  });
});
