import { createImportUndoStore, createRestoreStore, createReviewStore } from '@classmark/database';
import { type Actor, execute, labelDocument, restoreDocuments, undoImport } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, riverRecord as record, startImportWorker } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
const operator: Actor = { kind: 'system' };
const store = createImportUndoStore(database);
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

const bring = (source: string, ...records: object[]) =>
  importFile(database, { content: jsonLines(...records), options: { source, scheme: source, createSubjects: true } });

const undo = (runId: bigint) => execute(undoImport, store, operator, { runId });

/** All that an import writes of a source: but the time when it changed. */
async function stateOf(source: string) {
  const { rows } = await pool.query(
    `select d.external_id, d.title, d.text, d.raw_text, d.url, d.authors, d.state, d.set_aside_reason,
       array(select x.key || l.value from label l join subject x on x.id = l.subject_id
             where l.document_id = d.id and l.origin = 'import' order by 1) as labels,
       array(select c.scheme_id from label_completeness c where c.document_id = d.id) as complete
     from document d join source s on s.id = d.source_id where s.name = $1 order by d.id`,
    [source],
  );
  return {
    rows,
    subjects: await prisma.subject.findMany({ where: { scheme: { name: source } }, orderBy: { id: 'asc' } }),
  };
}

async function decideAbout(externalId: string, path: string): Promise<void> {
  const document = await prisma.document.findFirstOrThrow({ where: { externalId } });
  const subject = await prisma.subject.findFirstOrThrow({ where: { paths: { has: path } } });
  const input = { documentId: document.id, subjectId: subject.id, value: true };
  await execute(labelDocument, createReviewStore(database), operator, input);
}

describe('undoing an import', () => {
  it('of a first file leaves nothing of it, scheme, source and subjects included', async () => {
    const { id } = await bring('first', record('a1', { subjects: ['/Earth/Water'] }), record('a2'));
    const { effects, kept } = await undo(id);
    expect(effects).toEqual([
      { action: 'delete', kind: 'documents', count: 2 },
      { action: 'delete', kind: 'labels', count: 1 },
      { action: 'delete', kind: 'subjects', count: 2 },
      { action: 'delete', kind: 'sources', count: 1 },
      { action: 'delete', kind: 'schemes', count: 1 },
    ]);
    expect(kept).toEqual([]);
    expect(await stateOf('first')).toEqual({ rows: [], subjects: [] });
    expect(await prisma.source.count({ where: { name: 'first' } })).toBe(0);
    expect(await prisma.scheme.count({ where: { name: 'first' } })).toBe(0);
  });

  it('gives updated documents their earlier text and labels back', async () => {
    const a1 = record('b1', { subjects: ['/Earth'], url: 'https://example.org/b1', authors: ['Ada'] });
    const a2 = record('b2', { subjects: ['/Art'] });
    await bring('second', a1, a2, record('b3'));
    const before = await stateOf('second');
    const { id } = await bring(
      'second',
      {
        ...a1,
        url: 'https://example.org/wrong',
        authors: [],
        text: 'A wrong text that somebody exported by mistake.',
        subjects: ['/Music'],
      },
      { ...a2, subjects: [] },
      record('b3', { subjects: ['/Art'] }),
      record('b4', { subjects: ['/Art'] }),
    );
    expect(await stateOf('second')).not.toEqual(before);
    const { effects } = await undo(id);
    expect(effects).toContainEqual({ action: 'restore', kind: 'documents', count: 3 });
    expect(await stateOf('second')).toEqual(before);
  });

  it('tells beforehand exactly what it does, and does nothing then', async () => {
    const { id } = await bring('third', record('c1', { subjects: ['/Earth'] }));
    const before = await stateOf('third');
    const preview = await store.undoImport(id, { actor: operator, isPreview: true });
    expect(await stateOf('third')).toEqual(before);
    expect(await undo(id)).toEqual(preview);
  });

  it('keeps and lists what people decided about since, and what a later import changed', async () => {
    const { id } = await bring(
      'fourth',
      record('d1', { subjects: ['/Earth'] }),
      record('d2', { subjects: ['/Earth'] }),
      record('d3', { subjects: ['/Earth'] }),
    );
    await decideAbout('d1', '/Earth');
    await bring('fourth', record('d2', { subjects: [] }));
    const { effects, kept } = await undo(id);
    expect(effects).toContainEqual({ action: 'keep', kind: 'documents', count: 2 });
    expect(kept.map(({ fate }) => fate)).toEqual(['keep_decided', 'keep_changed']);
    expect((await stateOf('fourth')).rows.map((row) => row.external_id)).toEqual(['d1', 'd2']);
  });

  it('keeps what a person restored', async () => {
    const { id } = await bring('fifth', { id: 'e1', title: 'Short' });
    const { id: documentId } = await prisma.document.findFirstOrThrow({ where: { externalId: 'e1' } });
    await execute(restoreDocuments, createRestoreStore(database), operator, { documentIds: [documentId] });
    expect((await undo(id)).kept).toEqual([{ documentId, fate: 'keep_decided' }]);
  });

  it('puts a duplicate in the place of what goes', async () => {
    const { id } = await bring('sixth', record('f1'));
    await bring('sixth copy', { ...record('f1'), id: 'f2' });
    const duplicate = { where: { externalId: 'f2' } };
    expect(await prisma.document.findFirstOrThrow(duplicate)).toMatchObject({ state: 'set_aside' });
    await undo(id);
    expect(await prisma.document.findFirstOrThrow(duplicate)).toMatchObject({ state: 'active', setAsideReason: null });
  });

  it('is done once, and stands in the audit trail', async () => {
    const { id } = await bring('seventh', record('g1'));
    await undo(id);
    await expect(undo(id)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('already') });
    const events = await prisma.auditEvent.findMany({ where: { action: 'import.undone', target: `run:${id}` } });
    expect(events).toHaveLength(1);
  });
});
